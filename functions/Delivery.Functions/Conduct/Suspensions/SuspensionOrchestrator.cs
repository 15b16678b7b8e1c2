using Delivery.Domain.Conduct.Suspensions;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Suspensions;

/// <param name="Reminder">How often whoever has to act has been reminded of the present step.</param>
public sealed record SuspensionTurn(string Street, int Number, int Reminder = 0)
{
    public static OutboxMessage Begin(Suspension suspension) =>
        OutboxMessage.Start(
            nameof(SuspensionOrchestrator),
            Instances.Suspension(suspension.Street, suspension.Number),
            new SuspensionTurn(suspension.Street, suspension.Number)
        );
}

/// <param name="Until">When whoever has to act is reminded.</param>
public sealed record SuspensionPlan(SuspensionStage Stage, DateTimeOffset Until);

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
        context.BeginAnew(turn with { Reminder = moved.Came ? 0 : turn.Reminder + 1 });
    }
}
