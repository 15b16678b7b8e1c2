using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>
/// An edition on an official account: cover, draft, hand in, ask how it went. Each step is done once, whatever is tried
/// again; while the account's platform looks at it, a later try asks again.
/// </summary>
public sealed class PublishOnWeChat(
    Programmes programmes,
    Registers registers,
    ChannelWork work,
    WeChatSecrets secrets,
    WeChatSteps steps
)
{
    [Function(nameof(PublishOnWeChat))]
    public Task Run([ActivityTrigger] ChannelTask task) => work.DoAsync(task, () => PublishAsync(task));

    private async Task<string?> PublishAsync(ChannelTask task)
    {
        if (await registers.Channels.FindAsync(task.Channel) is not { Value: var registered })
            throw new ChannelRefusedException($"渠道“{task.Channel}”已经不在登记里。");
        var editions = await work.EditionsAsync(task);
        if (await work.SaysNothingNewAsync(task, editions, registered.Channel.District))
            return (await programmes.ChannelAsync(task.Week, task.Channel))?.Url;
        var account =
            secrets.AccountOf(registered)
            ?? throw new ChannelRefusedException("没有填写公众号的 AppSecret，请到渠道里补上。");
        try
        {
            var own = editions.Select(edition => DistrictPart.Of(edition, registered.Channel.District)).ToList();
            return await steps.GoOnAsync(task, account, registered.Channel, own);
        }
        catch (WeChatRefusedException refused)
            when (refused.Code.Meaning is WeChatMeaning.GiveUp or WeChatMeaning.NewToken)
        {
            throw new ChannelRefusedException(refused.Message);
        }
    }
}
