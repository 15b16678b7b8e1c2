using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Disputes;

/// <param name="Number">Counts the payslip's disputes from 1.</param>
public sealed record DisputeRef(string PayslipId, int Number);

public sealed record DisputePlan(DateTimeOffset RemindAt, DateTimeOffset TellManagerAt);

/// <summary>
/// A teacher's dispute: finance is told, reminded the next working day, their manager when the check ends and weekly
/// after; the answer goes to the teacher. Instance: <c>dispute-{payslipId}-{number}</c>.
/// </summary>
public static class DisputeOrchestrator
{
    [Function(nameof(DisputeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var dispute = context.GetInput<DisputeRef>()!;
        var plan = await context.Do<DisputePlan>(nameof(PlanDispute), dispute);
        await context.Tell(dispute, DisputeNews.Raised, 0);
        var answer = await context.AnswerUntil<bool>(Events.DisputeAnswered, plan.RemindAt);
        if (!answer.Came)
        {
            await context.Tell(dispute, DisputeNews.Waiting, 0);
            answer = await context.AnswerUntil<bool>(Events.DisputeAnswered, plan.TellManagerAt);
        }

        for (var week = 1; !answer.Came; week++)
        {
            await context.Tell(dispute, DisputeNews.Late, week);
            answer = await context.AnswerUntil<bool>(Events.DisputeAnswered, plan.TellManagerAt.AddDays(7 * week));
        }

        await context.Tell(dispute, answer.Value ? DisputeNews.Corrected : DisputeNews.Explained, 0);
    }

    private static Task Tell(this TaskOrchestrationContext context, DisputeRef dispute, DisputeNews news, int week) =>
        context.Do(nameof(TellOfDispute), new DisputeNotice(dispute, news, week));
}
