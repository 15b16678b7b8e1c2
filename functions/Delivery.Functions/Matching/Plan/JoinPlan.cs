using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Plan;

/// <summary>The plan that a course takes part in, and when it is made.</summary>
public sealed record PlanTime(string PlanId, DateTimeOffset At);

/// <summary>A course gets its place in the next plan; one that is urgent, or looks again, is planned at once.</summary>
public sealed class JoinPlan(
    Courses courses,
    MatchingPlans plans,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <summary>So the step is called in the histories of courses that are under way.</summary>
    public const string Step = "RankTeachers";

    /// <returns>Null where the course was ranked already, before there were plans of several.</returns>
    [Function(Step)]
    public async Task<PlanTime?> Run([ActivityTrigger] MatchingRound round)
    {
        // Another course's plan may have ranked it while this step was done and not yet noted: then it has its turn.
        if (await courses.RankingAsync(round.CourseId, round.Round) is not null)
            return
                await plans.TurnAsync(round.CourseId) is { Value: { PlanId.Length: > 0 } known }
                && known.Round == round.Round
                ? new PlanTime(known.PlanId, known.PlanAt)
                : null;
        var time = await TimeAsync(round);
        var turn = await plans.ChangeAsync(
            round.CourseId,
            known =>
                known?.Round == round.Round && known.PlanId.Length > 0
                    ? null
                    // Staff who had it look again may have said whom to ask, or to wait.
                    : new PlanTurn(round.CourseId, round.Round, time.PlanId, time.At, known?.OnHold, known?.Chosen)
        );
        return new PlanTime(turn!.PlanId, turn.PlanAt);
    }

    private async Task<PlanTime> TimeAsync(MatchingRound round)
    {
        var (now, every) = (clock.GetUtcNow(), TimeSpan.FromMinutes(settings.Matching.PlanEveryMinutes));
        if (every == TimeSpan.Zero || round.Round > 1 || await IsUrgentAsync(round.CourseId, now))
            return new PlanTime(MatchingPlans.IdAt(now, $"{round.CourseId}-{round.Round}-1"), now);
        var next = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % every.Ticks), TimeSpan.Zero) + every;
        return new PlanTime(MatchingPlans.IdAt(next), next);
    }

    private async Task<bool> IsUrgentAsync(string courseId, DateTimeOffset now)
    {
        var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
        var left = Tally.WorkingDaysLeft(await calendars.LoadAsync(), now, course.First.Start);
        return left < settings.Matching.UrgentWorkingDays;
    }
}
