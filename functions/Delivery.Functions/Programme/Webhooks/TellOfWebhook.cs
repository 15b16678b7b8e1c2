using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>What becomes of an event besides: staff hear of one that was given up, and a receiver that is gone is paused.</summary>
public sealed class TellOfWebhook(Registers registers, LetterBox letters, TimeProvider clock)
{
    public async Task OfAsync(RegisteredWebhook webhook, WebhookPost post, bool isGone)
    {
        if (post.State != WebhookProgress.Failed)
            return;
        if (isGone)
            await PauseAsync(webhook, post.Trouble);
        // One a day: where one event cannot be delivered, the others cannot either.
        var day = ShanghaiTime.DateOf(clock.GetUtcNow());
        await letters.PostAsync(
            $"webhook/{webhook.Name}/{day:yyyy-MM-dd}/failed",
            letters.Staff,
            new WebhookFailedMail(
                letters.Contact,
                letters.Staff.Name,
                webhook.Name,
                post.Trouble ?? "",
                isGone,
                letters.Link(Paths.Webhooks)
            )
        );
    }

    private async Task PauseAsync(RegisteredWebhook webhook, string? trouble)
    {
        if (await registers.Webhooks.FindAsync(webhook.Name) is not { Value.Active: true } known)
            return;
        await registers.Webhooks.PutAsync(
            Caller.Service,
            new Act("webhook.put", webhook.Name, "对方表示不再接收，已暂停"),
            webhook.Name,
            known.Value with
            {
                Active = false,
                Trouble = trouble,
            },
            known.ETag
        );
    }
}
