using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Email.WeChat;

/// <summary>
/// Hears what was sent to the official account, once: whatever the platform sends again is answered as the first time. What
/// it asks for may be done again, since every listener does it once.
/// </summary>
public sealed class WeChatHearing(WeChatInbox inbox, WeChatBindings bindings, IEnumerable<WeChatListener> listeners)
{
    public const string Help =
        "您好！上课老师可以把照片、视频发到这里，街镇可以把学员名单（xlsx 或 csv）发到这里，系统会归档到对应的课。\n"
        + "发“解绑”：不再绑定这个微信。其他事情请登录系统办理。";

    /// <returns>What the sender is answered; empty for nothing.</returns>
    public async Task<string> HearAsync(WeChatMessage message, DurableTaskClient durable)
    {
        var known = await inbox.TakeAsync(message);
        if (known.Reply is null)
        {
            var reply = await AskAsync(message, durable);
            known = known with { Reply = reply.Text, File = reply.File };
            await bindings.HeardAsync(message);
            await inbox.PutAsync(known);
        }

        // Again after a crash, it is there already.
        if (known.File is not null)
            await durable.StartOnceAsync(
                OrchestratorNames.WeChat,
                Instances.WeChat(message.Key),
                new WeChatTask(message.Received)
            );
        return known.Reply!;
    }

    /// <summary>What could not be heard in time is heard by an orchestration, which writes to the sender afterwards.</summary>
    public static Task HearLateAsync(WeChatMessage message, DurableTaskClient durable) =>
        durable.StartOnceAsync(
            OrchestratorNames.WeChat,
            Instances.LateWeChat(message.Key),
            new WeChatTask(message.Received, message)
        );

    private async Task<WeChatReply> AskAsync(WeChatMessage message, DurableTaskClient durable)
    {
        foreach (var listener in listeners.OrderBy(listener => listener.Turn))
            if (await listener.HearAsync(message, durable) is { } reply)
                return reply;
        // Following and leaving is no question.
        return new WeChatReply(message.Type == "event" ? "" : Help);
    }
}

/// <summary>What an orchestration goes on with.</summary>
/// <param name="Received">See <see cref="WeChatMessage.Received"/>.</param>
/// <param name="Late">The message itself, where it was not heard in time.</param>
public sealed record WeChatTask(string Received, WeChatMessage? Late = null);
