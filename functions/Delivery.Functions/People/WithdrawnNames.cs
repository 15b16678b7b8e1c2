using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People;

/// <summary>
/// A teacher no longer agrees to be named in public (domain.md, section 6): neither are the confirmed courses that go on, on
/// their pages and posters, nor their lessons from this week on, in the lists of the weeks and in what is published of them.
/// Done again, it is the same.
/// </summary>
public sealed class WithdrawnNames(
    TeacherCalendars calendars,
    DropOuts dropOuts,
    Courses courses,
    LessonLists lists,
    PublishedNames published,
    TimeProvider clock
)
{
    /// <param name="before">As the register has the teacher until now; null for nobody.</param>
    public async Task FollowAsync(Teacher teacher, Teacher? before)
    {
        if (teacher.NameMayBePublished || before is not { NameMayBePublished: true })
            return;
        var running = Week.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var booked = await calendars.BookingsFromAsync(teacher.TeacherId, running.Monday);
        var named = new HashSet<(string Course, string Name)>();
        foreach (var lessons in booked.GroupBy(one => LessonId.Parse(one.LessonId).OrderId))
        {
            named.Add((lessons.Key, before.Name));
            // The course has the name of the day on which it was confirmed.
            if (await InCourseAsync(lessons.Key, teacher.TeacherId) is { } confirmed)
                named.Add((lessons.Key, confirmed));
            foreach (var lesson in lessons)
                if (await lists.FindAsync(lesson.Start, lesson.LessonId) is { TeacherName: not null } listed)
                    await lists.PutAsync(listed with { TeacherName = null });
        }

        // Whoever left a course may stand in an edition of before.
        foreach (var left in await dropOuts.OfTeacherAsync(teacher.TeacherId))
            named.Add((left.CourseId, before.Name));
        if (named.Count > 0)
            await InEditionsAsync(running, named);
    }

    private async Task InEditionsAsync(Week running, HashSet<(string Course, string Name)> named)
    {
        // No week after these is published.
        for (var (week, ahead) = (running, 0); ahead <= ProgrammeEditions.MostAhead; week = week.Next, ahead++)
            await published.TakeOutAsync(
                week,
                lesson =>
                    lesson.TeacherName is { } name && named.Contains((LessonId.Parse(lesson.LessonId).OrderId, name))
            );
    }

    /// <returns>As whom the course names the teacher; null where it has another one.</returns>
    private Task<string?> InCourseAsync(string courseId, string teacherId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (
                await courses.FindAsync(courseId) is not { Value.Teacher: { } teacher } stored
                || teacher.TeacherId != teacherId
            )
                return (true, (string?)null);
            if (!teacher.NameMayBePublished)
                return (true, teacher.Name);
            var without = stored.Value with { Teacher = teacher with { NameMayBePublished = false } };
            var isSaved = await courses.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(without), stored.ETag)]);
            return (isSaved, teacher.Name);
        });
}
