using Azure.Data.Tables;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>A course as it was read, with its lessons, the changes asked for and the film crews booked, each in order.</summary>
public sealed record CourseWithChanges(
    Stored<Course> StoredCourse,
    IReadOnlyList<Stored<Lesson>> StoredLessons,
    IReadOnlyList<Stored<ChangeRequest>> StoredChanges,
    IReadOnlyList<Stored<FilmBooking>> StoredFilmings
)
{
    public Course Course => StoredCourse.Value;

    public IReadOnlyList<Lesson> Lessons => [.. StoredLessons.Select(lesson => lesson.Value)];

    public IReadOnlyList<ChangeRequest> Changes => [.. StoredChanges.Select(change => change.Value)];

    /// <summary>What was done to it, the earliest first; only where it was read with them.</summary>
    public IReadOnlyList<AuditEntry> Acts { get; init; } = [];

    public IReadOnlyList<FilmBooking> Filmings => [.. StoredFilmings.Select(filming => filming.Value)];

    public Lesson? Lesson(string lessonId) => Lessons.FirstOrDefault(lesson => lesson.LessonId == lessonId);

    public Stored<ChangeRequest>? Change(string changeId) =>
        StoredChanges.FirstOrDefault(change => change.Value.ChangeId == changeId);
}

/// <summary>What is asked to be changed in a course, in the course's own partition: a change and its lessons are decided together.</summary>
public sealed class CourseChanges(DeliveryTables tables)
{
    private const string ChangePrefix = "change|";
    private const string LessonPrefix = "lesson|";

    public TableClient Table => tables.Courses;

    /// <summary>Course, lessons, changes and film crews lie side by side: one read.</summary>
    public Task<CourseWithChanges?> FindCourseAsync(string courseId) => ReadAsync(courseId, ChangePrefix);

    /// <summary>The same with the acts, which lie before: still one read.</summary>
    public Task<CourseWithChanges?> FindWithActsAsync(string courseId) => ReadAsync(courseId, CommandRows.AllActs.From);

    private async Task<CourseWithChanges?> ReadAsync(string courseId, string from)
    {
        if (!OrderId.TryParse(courseId, out _))
            return null;
        var rows = await Table.EntitiesAsync(courseId, from, LessonPrefix + char.MaxValue).ToListAsync();
        return rows.FirstOrDefault(row => row.RowKey == Courses.CourseRow) is { } course
            ? new CourseWithChanges(
                Row.Read<Course>(course),
                [.. WithPrefix(rows, LessonPrefix).Select(Row.Read<Lesson>)],
                [.. WithPrefix(rows, ChangePrefix).Select(Row.Read<ChangeRequest>)],
                [.. WithPrefix(rows, Courses.FilmingPrefix).Select(Row.Read<FilmBooking>)]
            )
            {
                Acts =
                [
                    .. WithPrefix(rows, CommandRows.AllActs.From).Select(row => Row.Read<SavedAct>(row).Value.Entry),
                ],
            }
            : null;
    }

    /// <exception cref="InvalidOperationException">There is no such course: the program asked for one it never opened.</exception>
    public async Task<CourseWithChanges> GetCourseAsync(string courseId) =>
        await FindCourseAsync(courseId) ?? throw new InvalidOperationException($"There is no course {courseId}.");

    /// <summary>The course of a change, with the change in it: one read.</summary>
    /// <exception cref="InvalidOperationException">There is no such change: the program asked for one it never took.</exception>
    public async Task<CourseWithChanges> GetCourseOfAsync(string changeId) =>
        ChangeId.TryParse(changeId, out var courseId)
            ? await GetCourseAsync(courseId)
            : throw new InvalidOperationException($"There is no change {changeId}.");

    public async Task<Stored<ChangeRequest>?> FindAsync(string changeId) =>
        ChangeId.TryParse(changeId, out var courseId)
            ? await Table.FindAsync<ChangeRequest>(courseId, ChangePrefix + changeId)
            : null;

    /// <exception cref="InvalidOperationException">There is no such change: the program asked for one it never took.</exception>
    public async Task<ChangeRequest> GetAsync(string changeId) =>
        (await FindAsync(changeId))?.Value ?? throw new InvalidOperationException($"There is no change {changeId}.");

    public static TableEntity RowOf(ChangeRequest change) =>
        Row.Of(change.CourseId, ChangePrefix + change.ChangeId, change);

    private static IEnumerable<TableEntity> WithPrefix(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal));
}
