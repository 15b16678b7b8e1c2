using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Functions.Storage;

/// <summary>A course with its lessons and everything that happens in them, in one partition.</summary>
public sealed class Courses(DeliveryTables tables)
{
    private const string CourseRow = "course";
    private const string LessonPrefix = "lesson|";

    public TableClient Table => tables.Courses;

    public Task<Stored<Course>?> FindAsync(string courseId) => Table.FindAsync<Course>(courseId, CourseRow);

    /// <exception cref="InvalidOperationException">There is no such course: the program asked for one it never opened.</exception>
    public async Task<Stored<Course>> GetAsync(string courseId) =>
        await FindAsync(courseId) ?? throw new InvalidOperationException($"There is no course {courseId}.");

    public Task<Stored<Lesson>?> LessonAsync(string lessonId) =>
        LessonId.TryParse(lessonId, out var parts)
            ? Table.FindAsync<Lesson>(parts.OrderId, LessonPrefix + lessonId)
            : Task.FromResult<Stored<Lesson>?>(null);

    public async Task<IReadOnlyList<Stored<Lesson>>> LessonsAsync(string courseId)
    {
        var lessons = new List<Stored<Lesson>>();
        await foreach (var lesson in Table.WithPrefixAsync<Lesson>(courseId, LessonPrefix))
            lessons.Add(lesson);
        return lessons;
    }

    public static TableEntity RowOf(Course course) => Row.Of(course.CourseId, CourseRow, course);

    public static TableEntity RowOf(Lesson lesson) => Row.Of(lesson.CourseId, LessonPrefix + lesson.LessonId, lesson);
}
