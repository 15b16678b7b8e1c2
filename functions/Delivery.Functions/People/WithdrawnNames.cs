using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People;

/// <summary>
/// A teacher no longer agrees to be named in public: neither are the confirmed courses that go on, on their pages and
/// posters, nor their lessons in the lists of the weeks. Done again, it is the same.
/// </summary>
public sealed class WithdrawnNames(TeacherCalendars calendars, Courses courses, LessonLists lists, TimeProvider clock)
{
    /// <param name="before">As the register has the teacher until now; null for nobody.</param>
    public async Task FollowAsync(Teacher teacher, Teacher? before)
    {
        if (teacher.NameMayBePublished || before is not { NameMayBePublished: true })
            return;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var booked = await calendars.BookingsFromAsync(teacher.TeacherId, today);
        foreach (var lessons in booked.GroupBy(one => LessonId.Parse(one.LessonId).OrderId))
        {
            await InCourseAsync(lessons.Key, teacher.TeacherId);
            foreach (var lesson in lessons)
                if (await lists.FindAsync(lesson.Start, lesson.LessonId) is { TeacherName: not null } listed)
                    await lists.PutAsync(listed with { TeacherName = null });
        }
    }

    private Task InCourseAsync(string courseId, string teacherId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (
                await courses.FindAsync(courseId) is not { } stored
                || stored.Value.Teacher is not { NameMayBePublished: true } named
                || named.TeacherId != teacherId
            )
                return (true, true);
            var without = stored.Value with { Teacher = named with { NameMayBePublished = false } };
            return (await courses.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(without), stored.ETag)]), true);
        });
}
