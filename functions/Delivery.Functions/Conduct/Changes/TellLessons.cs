using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>The orchestrations of the lessons, of their film crews and of their course go on with the other times; told twice, they look twice.</summary>
public sealed class TellLessons(CourseChanges changes)
{
    [Function(nameof(TellLessons))]
    public async Task Run([ActivityTrigger] string changeId, [DurableClient] DurableTaskClient durable)
    {
        var course = await changes.GetCourseOfAsync(changeId);
        var change = course.Change(changeId)!.Value;
        foreach (var lesson in change.Lessons)
            await durable.TellAsync(Instances.Lesson(lesson.LessonId), Events.Changed, changeId);
        foreach (var filming in course.Filmings.Where(one => one.State.IsOpen() && Touches(change, one)))
            await durable.TellAsync(Instances.Filming(filming.FilmingId), Events.Filming, true);
        await durable.TellAsync(Instances.Course(change.CourseId), Events.Changed, changeId);
    }

    private static bool Touches(ChangeRequest change, FilmBooking filming) =>
        change.Lessons.Any(lesson => lesson.LessonId == filming.LessonId);
}

/// <summary>Weeks that are published already are published once more: as a numbered correction on every channel.</summary>
public sealed class CorrectProgrammes(CourseChanges changes)
{
    [Function(nameof(CorrectProgrammes))]
    public async Task Run([ActivityTrigger] string changeId, [DurableClient] DurableTaskClient durable)
    {
        await durable.CorrectAsync(WeeksOf(await changes.GetAsync(changeId)).Select(week => week.Monday));
    }

    /// <summary>Those in which a lesson stood, and those in which it will.</summary>
    public static IEnumerable<Week> WeeksOf(ChangeRequest change) =>
        change
            .Lessons.SelectMany(lesson => (LessonTime?[])[lesson.From, lesson.To])
            .OfType<LessonTime>()
            .Select(time => Week.Of(time.Date))
            .Distinct()
            .Order();
}

/// <summary>Where every lesson is cancelled, so is the course, and nobody has to decide about its teacher any more.</summary>
public sealed class EndEmptyCourse(CourseChanges changes, StageMoves moves)
{
    [Function(nameof(EndEmptyCourse))]
    public async Task Run([ActivityTrigger] string changeId, [DurableClient] DurableTaskClient durable)
    {
        var change = await changes.GetAsync(changeId);
        var course = await changes.GetCourseAsync(change.CourseId);
        if (course.Lessons.Any(lesson => lesson.Status != LessonStatus.Cancelled))
            return;
        if (course.Course.Objection is { State: ObjectionState.Open } open)
            await durable.TellAsync(Instances.Objection(change.CourseId, open.Number), Events.ObjectionDecided, true);
        await moves.MoveAsync(change.CourseId, OrderStage.Cancelled, "系统", $"课时全部取消：{change.Reason}");
    }
}

/// <summary>The next change of the course may be decided.</summary>
public sealed class CloseChange(CourseChanges changes)
{
    [Function(nameof(CloseChange))]
    public Task Run([ActivityTrigger] string changeId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = (await changes.FindAsync(changeId))!;
            var closed = CourseChanges.RowOf(stored.Value with { CarriedOut = true });
            return (await changes.Table.TryCommitAsync([TableRows.Replace(closed, stored.ETag)]), true);
        });
}
