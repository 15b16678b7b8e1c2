using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Storage.People;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Web.WeChat;

/// <summary>Hears a message that was not heard in time, and writes to its sender.</summary>
public sealed class AnswerWeChatLate(WeChatHearing hearing, WeChatBindings bindings, WeChatWords words)
{
    [Function(nameof(AnswerWeChatLate))]
    public async Task Run([ActivityTrigger] WeChatMessage message, [DurableClient] DurableTaskClient durable)
    {
        var reply = await hearing.HearAsync(message, durable);
        var bound = await bindings.FindAsync(message.AppId, message.OpenId);
        await words.TellAsync(message, bound?.Person, reply);
    }
}
