using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Unannounced visits go where their lessons went, or are off with them; whoever was to go is told.</summary>
public sealed class FollowVisits(CourseChanges changes, LessonVisits visits)
{
    [Function(nameof(FollowVisits))]
    public async Task Run([ActivityTrigger] string changeId, [DurableClient] DurableTaskClient durable)
    {
        var change = await changes.GetAsync(changeId);
        var course = await changes.GetCourseAsync(change.CourseId);
        foreach (var one in change.Lessons)
        foreach (var visitId in VisitsOf(one.LessonId, course.Changes))
            if (await FollowAsync(visitId, course.Lesson(one.LessonId)!) is { Supervisor: not null } visit)
                await durable.TellAsync(Instances.Visit(visitId, visit.Assignments), Events.Visited, VisitNews.Changed);
    }

    // A visit lies in the week in which its lesson stood when it was drawn.
    private static IEnumerable<string> VisitsOf(string lessonId, IReadOnlyList<ChangeRequest> all) =>
        all.SelectMany(change => change.Lessons)
            .Where(lesson => lesson.LessonId == lessonId)
            .Select(lesson => LessonVisits.IdFor(Week.Of(lesson.From.Date), lessonId))
            .Distinct();

    /// <returns>The visit where somebody was to go; null where nobody is to be told.</returns>
    private Task<Visit?> FollowAsync(string visitId, Lesson lesson) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await visits.FindAsync(visitId) is not { } stored)
                return (true, (Visit?)null);
            // Followed already: the supervisor's orchestration may not have heard of it.
            if (stored.Value.Sequence == lesson.Sequence)
                return (true, stored.Value.State is VisitState.Assigned or VisitState.Cancelled ? stored.Value : null);
            if (stored.Value.State is VisitState.Reported or VisitState.Missed or VisitState.Cancelled)
                return (true, null);
            var visit = Following(stored.Value, lesson);
            var place = visits.PlaceOf(visitId)!;
            var toTell = stored.Value.State == VisitState.Assigned ? visit : null;
            return (await place.Table.TryCommitAsync([LessonVisits.Replace(visit, stored)]), toTell);
        });

    private static Visit Following(Visit visit, Lesson lesson) =>
        visit with
        {
            Start = lesson.Start,
            Minutes = lesson.Minutes,
            Sequence = lesson.Sequence,
            State = lesson.Status == LessonStatus.Cancelled ? VisitState.Cancelled : visit.State,
        };
}
