using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

public sealed record NextTeacher(DropOutOf DropOut, string TeacherId);

/// <summary>
/// Whoever was booked gives the remaining lessons: the course, its order and the lists say so, and the lessons look again, so
/// that a reminder that was due meanwhile is sent.
/// </summary>
public sealed class ConfirmNextTeacher(
    Courses courses,
    Registers registers,
    StageMoves moves,
    MatchingPlans plans,
    RemainingLists lists,
    TimeProvider clock
)
{
    [Function(nameof(ConfirmNextTeacher))]
    public async Task<bool> Run([ActivityTrigger] NextTeacher next, [DurableClient] DurableTaskClient durable)
    {
        var (courseId, number) = next.DropOut;
        await plans.LeaveAsync(courseId);
        if (!await SetTeacherAsync(courseId, number, next.TeacherId))
            return false;
        var course = await courses.GetWithLessonsAsync(courseId);
        await moves.MoveAsync(courseId, OrderStage.Confirmed, "系统");
        // The course looked for its first lesson while it had no teacher.
        if (course.Lessons.Any(lesson => lesson.Start <= clock.GetUtcNow()))
            await moves.MoveAsync(courseId, OrderStage.InDelivery, "系统");
        await lists.NameAsync(course, durable);
        foreach (var lesson in course.Lessons.Where(CourseWithLessons.IsRemaining))
            await durable.TellAsync(
                Instances.Lesson(lesson.LessonId),
                Events.Changed,
                Instances.DropOut(courseId, number)
            );
        await TellCrewsAsync(course, durable);
        return true;
    }

    // Who films a lesson learns of the other teacher, who learns of the crew.
    private static async Task TellCrewsAsync(CourseWithLessons course, DurableTaskClient durable)
    {
        var ahead = course.Lessons.Where(CourseWithLessons.IsRemaining).Select(lesson => lesson.LessonId).ToHashSet();
        foreach (var filming in course.Filmings.Where(one => one.State.IsOpen() && ahead.Contains(one.LessonId)))
            await durable.TellAsync(Instances.Filming(filming.FilmingId), Events.Filming, true);
    }

    /// <returns>False when the course is not looking for this teacher: another has dropped out since.</returns>
    private Task<bool> SetTeacherAsync(string courseId, int dropOuts, string teacherId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var course = await courses.GetAsync(courseId);
            if (course.Value.DropOuts != dropOuts || course.Value.Teacher is not null)
                return (true, course.Value.DropOuts == dropOuts && course.Value.Teacher!.TeacherId == teacherId);
            var teacher = (await registers.Teachers.FindAsync(teacherId))!.Value.Teacher;
            var chosen = course.Value.TaughtBy(teacher, clock.GetUtcNow());
            return (await courses.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(chosen), course.ETag)]), true);
        });
}
