using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>The webhooks with what became of their last events, for people to look at.</summary>
public sealed class WebhookReader(Site site, Registers registers, WebhookEvents events, TimeProvider clock)
{
    private const int MostShown = 20;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <summary>All of them as a file, without what signs their calls.</summary>
    public ListFile List => new("webhooks", "系统推送", caller => caller.May(Role.Admin), SheetAsync);

    public async Task<WebhooksModel> ReadAsync(
        Caller caller,
        WebhookForm form,
        FormErrors errors,
        MadeSecret? made = null
    )
    {
        var webhooks = await registers.Webhooks.AllAsync().ToListAsync();
        return new WebhooksModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            await Task.WhenAll(webhooks.Select(LineOfAsync)),
            form,
            errors,
            made
        );
    }

    private async Task<WebhookLine> LineOfAsync(Stored<RegisteredWebhook> stored)
    {
        var webhook = stored.Value;
        var posts = await events.SinceAsync(webhook.Name, clock.GetUtcNow() - Lately, limit: 200);
        var changes = await registers.Webhooks.HistoryAsync(webhook.Name, after: null, MostShown);
        return new WebhookLine(
            webhook.Name,
            EntrySent.VersionOf(stored.ETag),
            webhook.Url,
            webhook.Orders,
            webhook.Active,
            webhook.Trouble,
            [.. posts.Reverse().Take(MostShown).Select(LineOf)],
            [.. changes.Rows.Select(row => ChangeOf(row.Value))]
        );
    }

    private async Task<Sheet> SheetAsync()
    {
        var fields = WebhookFields.Groups.SelectMany(group => group.Fields).ToList();
        return new Sheet(
            "系统推送",
            ["系统", .. fields.Select(field => field.Label), "为什么暂停"],
            await registers.Webhooks.AllAsync().Select(row => RowOf(row.Value, fields)).ToListAsync()
        );
    }

    private static IReadOnlyList<Cell> RowOf(RegisteredWebhook webhook, IEnumerable<EntryField> fields) =>
        [
            new Cell.Text(webhook.Name),
            .. fields.Select(field => new Cell.Text(field.Shown(ValuesOf(webhook)[field.Name]))),
            new Cell.Text(webhook.Trouble ?? ""),
        ];

    private static EntryChange ChangeOf(RegisterChange<RegisteredWebhook> change) =>
        new(
            change.At,
            change.Name,
            change.Before is null ? "登记" : "修改",
            change.Note,
            EntryChange.Between(
                WebhookFields.Groups,
                change.Before is null ? null : ValuesOf(change.Before),
                ValuesOf(change.After)
            )
        );

    internal static EntryValues ValuesOf(RegisteredWebhook webhook) =>
        WebhookFields.ValuesOf(webhook.Url, webhook.Orders, webhook.Active);

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
