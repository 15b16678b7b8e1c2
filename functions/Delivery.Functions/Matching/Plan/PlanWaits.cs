using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Plan;

/// <summary>The waits of a course before anybody is asked: for its plan, and for staff who let it wait.</summary>
internal static class PlanWaits
{
    /// <returns>The round with the plan that it asks by; null when the search was stopped meanwhile.</returns>
    public static async Task<MatchingRound?> AwaitPlan(this TaskOrchestrationContext context, MatchingRound round)
    {
        if (await context.Do<PlanTime?>(JoinPlan.Step, round) is not { } time)
            return round;
        var planned = round with { Plan = time.PlanId };
        return time.At.UtcDateTime <= context.CurrentUtcDateTime ? planned : await context.AwaitPlan(planned, time.At);
    }

    /// <summary>Until staff have the course planned, or a moment at which it goes on by itself.</summary>
    /// <returns>Null when the search was stopped meanwhile.</returns>
    public static async Task<MatchingRound?> AwaitPlan(
        this TaskOrchestrationContext context,
        MatchingRound round,
        DateTimeOffset until
    )
    {
        using var shown = context.Show(Events.Planned, until);
        using var over = new CancellationTokenSource();
        var planned = context.OpenWait<string>(Events.Planned);
        var stopped = context.OpenWait<string>(Events.Stop);
        await Task.WhenAny(planned, stopped, context.CreateTimer(until.UtcDateTime, over.Token));
        over.Cancel();
        if (stopped.IsCompletedSuccessfully)
        {
            context.Take(Events.Stop, stopped);
            return null;
        }

        return planned.IsCompletedSuccessfully ? round with { Plan = context.Take(Events.Planned, planned) } : round;
    }
}
