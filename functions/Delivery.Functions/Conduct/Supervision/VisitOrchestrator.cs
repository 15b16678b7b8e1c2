using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct.Supervision;

/// <param name="Number">Counts those who were sent to the same lesson, from 1.</param>
/// <param name="IsChanged">They were asked already, and the lesson was changed since.</param>
public sealed record Assignment(string VisitId, int Number, bool IsChanged = false);

/// <param name="DueAt">When a report is late.</param>
/// <param name="LinkUntil">Until when a late one may still come.</param>
/// <param name="IsOff">The lesson is cancelled: there is nothing to wait for.</param>
public sealed record VisitPlan(DateTimeOffset RemindAt, DateTimeOffset DueAt, DateTimeOffset LinkUntil, bool IsOff);

/// <summary>
/// A supervisor is sent to a lesson: asked by mail, asked anew when the lesson is changed, reminded after it, and waited
/// for. A report, a late one too, is handed to staff, who also hear when the supervisor cannot go or says nothing. Who is
/// replaced is told. Instance: <c>visit-{visitId}-{n}</c>.
/// </summary>
public static class VisitOrchestrator
{
    [Function(nameof(VisitOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var assignment = context.GetInput<Assignment>()!;
        var plan = await context.Do<VisitPlan>(nameof(SendSupervisor), assignment);
        if (plan.IsOff)
            return;
        var news = await context.AwaitNews(assignment, plan);
        if (news == VisitNews.Changed)
            context.BeginAnew(assignment with { IsChanged = true });
        else if (news == VisitNews.Replaced)
            await context.Do(nameof(TellReplaced), assignment);
        else if (news is not null)
            await context.Do(nameof(TellOfVisit), assignment);
    }

    /// <returns>Null where nothing ever came.</returns>
    private static async Task<VisitNews?> AwaitNews(
        this TaskOrchestrationContext context,
        Assignment assignment,
        VisitPlan plan
    )
    {
        var news = await context.AnswerUntil<VisitNews>(Events.Visited, plan.RemindAt);
        if (news.Came)
            return news.Value;
        await context.Do(nameof(RemindSupervisor), assignment);
        news = await context.AnswerUntil<VisitNews>(Events.Visited, plan.DueAt);
        if (news.Came)
            return news.Value;
        await context.Do(nameof(MissVisit), assignment);
        news = await context.AnswerUntil<VisitNews>(Events.Visited, plan.LinkUntil);
        return news.Came ? news.Value : null;
    }
}
