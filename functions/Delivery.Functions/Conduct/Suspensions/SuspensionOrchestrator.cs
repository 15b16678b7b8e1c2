using Delivery.Domain.Conduct.Suspensions;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Suspensions;

/// <param name="Reminder">How often whoever has to act has been reminded of the present step.</param>
/// <param name="Since">The day from which the next reminder is counted, where nobody could count it yet; null for today.</param>
public sealed record SuspensionTurn(string Street, int Number, int Reminder = 0, DateOnly? Since = null)
{
    public static OutboxMessage Begin(Suspension suspension) =>
        OutboxMessage.Start(
            nameof(SuspensionOrchestrator),
            Instances.Suspension(suspension.Street, suspension.Number),
            new SuspensionTurn(suspension.Street, suspension.Number)
        );
}

/// <param name="Until">When whoever has to act is reminded.</param>
/// <param name="LookAgainSince">
/// The day from which that is counted, where the days reach into a year that is not loaded: then it is looked again at
/// <paramref name="Until"/>, and nobody reminded.
/// </param>
public sealed record SuspensionPlan(SuspensionStage Stage, DateTimeOffset Until, DateOnly? LookAgainSince = null);

/// <summary>
/// A suspension, one step at a time: the street's standing and the lists follow it, whoever has to act is told and reminded until
/// they do, and it ends reinstated or dismissed. It outlives every season. Each step is a history of its own. Instance:
/// <c>suspension-{street}-{number}</c>.
/// </summary>
public static class SuspensionOrchestrator
{
    [Function(nameof(SuspensionOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var turn = context.GetInput<SuspensionTurn>()!;
        var plan = await context.Do<SuspensionPlan>(nameof(PlanSuspension), turn);
        await context.Do(nameof(SetStreetStatus), turn);
        await context.Do(nameof(ListSuspension), turn);
        await context.Do(nameof(TellOfSuspension), turn);
        if (plan.Stage == SuspensionStage.Reinstated)
            await context.Do(nameof(ListWaitingOrders), turn);
        if (plan.Stage.IsOver())
            return;
        var moved = await context.AnswerUntil<bool>(Events.Suspension, plan.Until);
        var reminder =
            moved.Came ? 0
            : plan.LookAgainSince is null ? turn.Reminder + 1
            : turn.Reminder;
        context.BeginAnew(turn with { Reminder = reminder, Since = moved.Came ? null : plan.LookAgainSince });
    }
}
