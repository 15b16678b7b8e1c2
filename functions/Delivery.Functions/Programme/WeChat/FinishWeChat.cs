using System.Xml.Linq;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.WeChat;

/// <param name="Status">See <see cref="WeChatPublication"/>.</param>
public sealed record WeChatFinished(string PublishId, int Status, string? Url);

/// <summary>The platform says that a publication is over, before or instead of our asking; said again, it changes nothing.</summary>
public sealed class FinishWeChat(WeChatRows rows, Programmes programmes, TimeProvider clock)
{
    public WeChatEventListener Listener =>
        new(
            "PUBLISHJOBFINISH",
            (account, xml) => Read(xml) is { } finished ? RunAsync(account.Channel, finished) : Task.CompletedTask
        );

    private static WeChatFinished? Read(XElement xml)
    {
        var info = xml.Element("PublishEventInfo");
        return
            (string?)info?.Element("publish_id") is { } id
            && int.TryParse((string?)info.Element("publish_status"), out var status)
            ? new WeChatFinished(id, status, (string?)info.Descendants("article_url").FirstOrDefault())
            : null;
    }

    private async Task RunAsync(Channel channel, WeChatFinished finished)
    {
        // Not one of ours: somebody published by hand.
        if (await rows.PublishedAsync(channel.Address, finished.PublishId) is not { } published)
            return;
        var (week, edition) = (published.Week, published.Edition);
        var task = new ChannelTask(week, edition, published.Channel, ChannelKind.WeChat, published.Replay);
        var trouble = WeChatPublication.TroubleOf(finished.Status);
        var progress = await rows.ProgressAsync(task);
        await rows.PutAsync(task, progress with { Url = finished.Url ?? progress.Url, Trouble = trouble });
        // Said late, it may be about what was published before staff had it published anew.
        if (
            await programmes.ChannelAsync(week, published.Channel) is { } state
            && (state.Edition, state.Replays) == (edition, published.Replay)
        )
            await programmes.PutAsync(
                week,
                state with
                {
                    State = trouble is null ? ChannelProgress.Published : ChannelProgress.Failed,
                    Url = finished.Url ?? state.Url,
                    Trouble = trouble,
                    At = clock.GetUtcNow(),
                }
            );
    }
}
