using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Web.WeChat;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Teaching.WeChat;

/// <param name="Target">Where the file belongs; null where its sender was asked.</param>
/// <param name="AnswerBy">Until when the answer is waited for.</param>
public sealed record WeChatPlan(string? Target, DateTimeOffset AnswerBy);

/// <param name="Received">Day and key of the message, as <see cref="Storage.People.WeChatMessage.Received"/> makes them.</param>
public sealed record WeChatFiling(string Received, string Target);

/// <summary>
/// A file from the official account: put where it belongs once that is known, and its sender told. Instance:
/// <c>wechat-{key}</c>; of a message that was not heard in time <c>wechat-{key}.late</c>.
/// </summary>
public static class WeChatOrchestrator
{
    /// <summary>The answer of who says that a file belongs to none of what was offered.</summary>
    public const string Nowhere = "";

    [Function(nameof(WeChatOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<WeChatTask>()!;
        if (task.Late is { } message)
        {
            await context.Do(nameof(AnswerWeChatLate), message);
            return;
        }

        var plan = await context.Do<WeChatPlan>(nameof(PlanWeChatFile), task.Received);
        var target = plan.Target;
        if (target is null)
        {
            var answer = await context.AnswerUntil<string>(Events.FileBelongs, plan.AnswerBy);
            if (!answer.Came)
            {
                await context.Do(nameof(LeaveWeChatFile), task.Received);
                return;
            }

            target = answer.Value!;
            if (target == Nowhere)
                return;
        }

        await context.Do(nameof(PutWeChatFile), new WeChatFiling(task.Received, target));
    }
}
