using Delivery.Domain.Conduct.Changes;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Changes;

/// <param name="RemindAt">When staff are reminded, where that is before the lesson.</param>
/// <param name="LapsesAt">The first moment that the change touches.</param>
public sealed record ChangePlan(DateTimeOffset? RemindAt, DateTimeOffset LapsesAt);

/// <summary>
/// A change: staff decide until the lesson begins and are reminded; approved, it is carried out and everybody is told;
/// rejected or undecided, its sender is told. Instance: <c>change-{changeId}</c>.
/// </summary>
public static class ChangeOrchestrator
{
    [Function(nameof(ChangeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var changeId = context.GetInput<string>()!;
        await context.Do(nameof(ListChange), changeId);
        await context.Tell(changeId, ChangeNews.Filed);
        var state = await context.AwaitDecision(changeId);
        if (state == ChangeState.Approved)
            await context.CarryOut(changeId);
        else
            await context.Do(nameof(KeepBookings), changeId);
        await context.Do(nameof(ListChange), changeId);
        await context.Tell(changeId, NewsOf(state));
    }

    private static async Task<ChangeState> AwaitDecision(this TaskOrchestrationContext context, string changeId)
    {
        var plan = await context.Do<ChangePlan>(nameof(PlanChange), changeId);
        if (plan.RemindAt is { } remindAt)
        {
            var early = await context.AnswerUntil<ChangeState>(Events.ChangeDecided, remindAt);
            if (early.Came)
                return early.Value;
            await context.Tell(changeId, ChangeNews.Waiting);
        }

        var decided = await context.AnswerUntil<ChangeState>(Events.ChangeDecided, plan.LapsesAt);
        return decided.Came ? decided.Value : await context.Do<ChangeState>(nameof(LapseChange), changeId);
    }

    private static ChangeNews NewsOf(ChangeState state) =>
        state switch
        {
            ChangeState.Approved => ChangeNews.Approved,
            ChangeState.Rejected => ChangeNews.Rejected,
            _ => ChangeNews.Lapsed,
        };

    private static Task Tell(this TaskOrchestrationContext context, string changeId, ChangeNews news) =>
        context.Do(nameof(TellOfChange), new ChangeNotice(changeId, news));
}
