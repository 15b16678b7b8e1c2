using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>
/// Lessons that nobody gives any more are called off: what follows an approved change follows here, but nobody is asked.
/// Instance: <c>change-{changeId}</c>.
/// </summary>
public static class CallOffOrchestrator
{
    [Function(nameof(CallOffOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var changeId = context.GetInput<string>()!;
        await context.Do(nameof(ListChange), changeId);
        await context.CarryOut(changeId);
        await context.Do(nameof(ListChange), changeId);
    }
}
