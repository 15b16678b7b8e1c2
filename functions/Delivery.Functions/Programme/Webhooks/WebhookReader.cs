using Delivery.Functions.Storage;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>The webhooks with what became of their last events, for people to look at.</summary>
public sealed class WebhookReader(Registers registers, WebhookEvents events, TimeProvider clock)
{
    private const int MostShown = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<WebhookLine>> ReadAsync()
    {
        var webhooks = await registers.Webhooks.AllAsync().ToListAsync();
        return await Task.WhenAll(webhooks.Select(row => LineOfAsync(row.Value)));
    }

    private async Task<WebhookLine> LineOfAsync(RegisteredWebhook webhook)
    {
        var posts = await events.SinceAsync(webhook.Name, clock.GetUtcNow() - Lately, limit: 200);
        return new WebhookLine(
            webhook.Name,
            webhook.Url,
            webhook.Orders,
            webhook.Active,
            webhook.Trouble,
            [.. posts.Reverse().Take(MostShown).Select(LineOf)]
        );
    }

    private static WebhookPostLine LineOf(WebhookPost post) =>
        new(
            post.Event.Time,
            post.Event.Type == TellOrders.StageType ? $"订单 {post.Event.Subject}" : $"一周一览 {post.Event.Subject}",
            post.State switch
            {
                WebhookProgress.Delivered => new Mark("已送到", Tone.Ok),
                WebhookProgress.Failed => new Mark("没有送到", Tone.Bad),
                _ => new Mark(post.Tries == 0 ? "待发" : $"试过{post.Tries}次", Tone.Warn),
            },
            post.Trouble
        );
}
