using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Feedback.News;

/// <param name="AskAt">When the street is asked, and asked again.</param>
/// <param name="DueAt">The midnight that ends the last day.</param>
/// <param name="IsNeeded">False when it came already, or no lesson was held.</param>
/// <param name="LooksAgain">The last day is of a year that is not loaded: it is looked for again at <paramref name="DueAt"/>.</param>
public sealed record NewsPlan(
    IReadOnlyList<DateTimeOffset> AskAt,
    DateTimeOffset DueAt,
    bool IsNeeded,
    bool LooksAgain = false
);

/// <param name="Time">From 0; each is a mail of its own.</param>
public sealed record NewsAsked(string CourseId, int Time);

/// <summary>
/// A course is over: its street is asked for the news, reminded on the last day, and late after it. It ends when the
/// news comes or staff let the street off; silence ends it too, and staff are told. What staff send back is waited for
/// anew. Instance: <c>news-{courseId}</c>, and <c>news-{courseId}-{n}</c> after the n-th return.
/// </summary>
public static class NewsOrchestrator
{
    [Function(nameof(NewsOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var courseId = context.GetInput<string>()!;
        var (plan, time) = (await context.Do<NewsPlan>(nameof(PlanNews), courseId), 0);
        while (plan.IsNeeded)
        {
            for (; time < plan.AskAt.Count; time++)
            {
                if ((await context.AnswerUntil<bool>(Events.News, plan.AskAt[time])).Came)
                    return;
                await context.Do(nameof(AskForNews), new NewsAsked(courseId, time));
            }

            if ((await context.AnswerUntil<bool>(Events.News, plan.DueAt)).Came)
                return;
            if (!plan.LooksAgain)
            {
                await context.Do(nameof(MissNews), courseId);
                return;
            }

            plan = await context.Do<NewsPlan>(nameof(PlanNews), courseId);
        }
    }
}
