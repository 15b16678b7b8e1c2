using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Supervision;

/// <param name="Number">Counts those who were sent to the same lesson, from 1.</param>
public sealed record Assignment(string VisitId, int Number);

public sealed record VisitPlan(DateTimeOffset RemindAt, DateTimeOffset DueAt);

/// <summary>
/// A supervisor is sent to a lesson: asked by mail, reminded after it, and waited for. A report is handed to staff, who
/// also hear when the supervisor cannot go or says nothing. Instance: <c>visit-{visitId}-{n}</c>.
/// </summary>
public static class VisitOrchestrator
{
    [Function(nameof(VisitOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var assignment = context.GetInput<Assignment>()!;
        var plan = await context.Do<VisitPlan>(nameof(SendSupervisor), assignment);
        var answer = await context.AnswerUntil<bool>(Events.Visited, plan.RemindAt);
        if (!answer.Came)
        {
            await context.Do(nameof(RemindSupervisor), assignment);
            answer = await context.AnswerUntil<bool>(Events.Visited, plan.DueAt);
        }

        await context.Do(answer.Came ? nameof(TellOfVisit) : nameof(MissVisit), assignment);
    }
}
