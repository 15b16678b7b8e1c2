using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// The plan that a course asks by: the one it waited for with others, made by whoever comes first and found by the rest, or
/// one of its own where that did not know it.
/// </summary>
public sealed class PlansOfTurns(
    MatchingPlans plans,
    Courses courses,
    PlanInput input,
    PlanMaker maker,
    TimeProvider clock
) : IDisposable
{
    private const string System = "系统";

    // Those who wait for one plan come at one moment: the first makes it, and the others of this process wait for it.
    private readonly SemaphoreSlim one = new(1);

    public async Task<PlannedCourse> ForAsync(MatchingRound round, CourseWithLessons course)
    {
        var own = MatchingPlans.IdAt(clock.GetUtcNow(), $"{round.CourseId}-{round.Round}-{round.Batch}");
        if (round is { Batch: 1, Plan: { } shared })
            if ((await FindOrMakeAsync(shared, round, course)).Of(round.CourseId, round.Round) is { } planned)
                return planned;
        return (await FindOrMakeAsync(own, round, course)).Of(round.CourseId, round.Round)!;
    }

    public void Dispose() => one.Dispose();

    private async Task<KeptPlan> FindOrMakeAsync(string planId, MatchingRound round, CourseWithLessons course)
    {
        await one.WaitAsync();
        try
        {
            return await plans.PlanAsync(planId) ?? await MakeAsync(planId, round, course);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<KeptPlan> MakeAsync(string planId, MatchingRound round, CourseWithLessons course)
    {
        var turns = await plans.TurnsAsync();
        var together = new List<CourseToPlan>
        {
            new(course, round.Round, await DeclinedAsync(course, round.Round, round.Batch)),
        };
        foreach (var turn in turns)
            if (
                turn is { IsWaiting: true, OnHold: null }
                && turn.CourseId != round.CourseId
                && await courses.FindWithLessonsAsync(turn.CourseId) is { } other
            )
                together.Add(
                    new CourseToPlan(
                        other.Remaining,
                        turn.Round,
                        await DeclinedAsync(other.Remaining, turn.Round, batch: 1)
                    )
                );
        var made = await maker.MakeAsync(planId, System, together, turns);
        foreach (var (planned, ranked) in together.Zip(made.Facts.Ranked).Where(one => one.First.Round > 0))
            await courses.KeepAsync(planned.CourseId, new RankingOfRound(planned.Round, made.Plan.At, ranked.Ranked));
        return await plans.KeepAsync(made.Plan);
    }

    // Of a first round nobody can have said no before its first inquiries.
    private async Task<IReadOnlySet<string>> DeclinedAsync(CourseWithLessons course, int round, int batch) =>
        round == 1 && batch == 1 ? new HashSet<string>() : await input.DeclinedAsync(course, round);
}
