using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Teachers;

/// <summary>
/// A course has a copy of its teacher's phone and mail address. Where the register has others, the courses that the teacher
/// gives get those; name and grade stay as they were when the teacher was chosen.
/// </summary>
public sealed class TeacherOfCourses(
    Registers registers,
    TeacherCalendars calendars,
    Courses courses,
    TimeProvider clock
)
{
    /// <param name="before">As the register had the teacher; null for nobody, who gives no course.</param>
    public Task FollowAsync(Teacher saved, Teacher? before) =>
        before is null || (before.Phone, before.Email) == (saved.Phone, saved.Email)
            ? Task.CompletedTask
            : FollowAsync(saved.TeacherId);

    /// <summary>As the register has the teacher now; done again, it is the same.</summary>
    public async Task FollowAsync(string teacherId)
    {
        // What was taught last month is asked about and paid in this one.
        var from = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous.First;
        var given = (await calendars.BookingsFromAsync(teacherId, from))
            .Select(booking => LessonId.Parse(booking.LessonId).OrderId)
            .Distinct()
            .ToList();
        if (given.Count > 0)
            await TableRows.UntilCommittedAsync(async () => (await TryAsync(teacherId, given), true));
    }

    // The teacher is read after the courses that it is written to: of two who save, the later one's word stays.
    private async Task<bool> TryAsync(string teacherId, IReadOnlyList<string> given)
    {
        var read = new List<Stored<Course>>();
        foreach (var id in given)
            if (await courses.FindAsync(id) is { } course && course.Value.Teacher?.TeacherId == teacherId)
                read.Add(course);
        if (read.Count == 0 || await registers.Teachers.FindAsync(teacherId) is not { Value.Teacher: var teacher })
            return true;
        var all = true;
        foreach (var course in read)
            all &= await TryAsync(course, teacher);
        return all;
    }

    private async Task<bool> TryAsync(Stored<Course> course, Teacher teacher)
    {
        var reached = course.Value.Teacher! with { Phone = teacher.Phone, Email = teacher.Email };
        return reached == course.Value.Teacher
            || await courses.Table.TryCommitAsync([
                TableRows.Replace(Courses.RowOf(course.Value with { Teacher = reached }), course.ETag),
            ]);
    }
}
