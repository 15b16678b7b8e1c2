using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Feedback;

/// <summary>When the window's reminder goes out, and when it closes.</summary>
/// <param name="LooksAgain">Its end is of a year that is not loaded: until that is known, it is looked for again when the others say.</param>
public sealed record FeedbackPlan(
    DateTimeOffset OpensAt,
    DateTimeOffset RemindAt,
    DateTimeOffset ClosesAt,
    bool LooksAgain = false
);

/// <summary>Which streets to write to, and whether it is the reminder.</summary>
public sealed record FeedbackRound(Month Month, IReadOnlyList<string> Streets, bool IsReminder);

/// <summary>Feedback: every street with lessons is asked, those still missing are reminded on the last day; silence ends with the window.</summary>
public static class CollectingFeedback
{
    public static async Task CollectFeedback(this TaskOrchestrationContext context, Month month)
    {
        var plan = await context.CallActivityAsync<FeedbackPlan>(nameof(PlanFeedback), month, Retries.Storage);
        await context.Until(plan.OpensAt);
        await context.AskStreets(month, isReminder: false);
        await context.Until(plan.RemindAt);
        await context.AskStreets(month, isReminder: true);
        await context.Until(plan.ClosesAt);
        while (plan.LooksAgain || context.WasDownOver(plan.ClosesAt))
        {
            plan = await context.CallActivityAsync<FeedbackPlan>(nameof(ExtendFeedback), month, Retries.Storage);
            await context.Until(plan.ClosesAt);
        }
    }

    private static async Task AskStreets(this TaskOrchestrationContext context, Month month, bool isReminder)
    {
        var rounds = await context.CallActivityAsync<IReadOnlyList<FeedbackRound>>(
            nameof(ListStreetsToAsk),
            new FeedbackRound(month, [], isReminder),
            Retries.Storage
        );
        foreach (var round in rounds)
            await context.CallActivityAsync(nameof(AskForFeedback), round, Retries.Storage);
    }
}
