using Delivery.Domain.Programme.Webhooks;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>Sends what is due to a webhook, and keeps what came of it.</summary>
public sealed class PostWebhooks(
    WebhookEvents events,
    WebhookCall call,
    TellOfWebhook tell,
    EditionEvents editions,
    TimeProvider clock
)
{
    // How long whoever took an event has it for itself; then it is taken to be abandoned.
    private static readonly TimeSpan StillAtWork = TimeSpan.FromMinutes(2);
    private const int MostAtOnce = 50;

    /// <returns>How many calls were made.</returns>
    public async Task<int> SendDueAsync(RegisteredWebhook webhook)
    {
        await events.ReplayAsync(webhook.Name);
        var due = await events.DueAsync(webhook.Name, MostAtOnce);
        foreach (var post in due)
            if ((await TryAsync(webhook, post)).IsGone)
                break;
        return due.Count;
    }

    /// <returns>What came of it; a trouble too where somebody else is at it.</returns>
    public async Task<CallOutcome> TryAsync(RegisteredWebhook webhook, Stored<WebhookPost> post)
    {
        if (post.Value.State == WebhookProgress.Delivered)
            return new CallOutcome(Trouble: null);
        var now = clock.GetUtcNow();
        var first = post.Value.FirstTried ?? now;
        if (
            await events.ChangeAsync(post, post.Value with { Due = now + StillAtWork, FirstTried = first })
            is not { } taken
        )
            return new CallOutcome("正在发送");
        var outcome = await call.SendAsync(webhook, post.Value.Event);
        var tried = After(taken.Value, outcome, first);
        // Told before it is kept, since a failed event is not looked at again; told twice, it is one letter a day.
        await tell.OfAsync(webhook, tried, outcome.IsGone);
        if (outcome.Trouble is null)
            await editions.DeliveredAsync(webhook.Name, tried.Event);
        // Lost only to a replay that was asked for meanwhile, which sends it once more, or to a newer edition, which ends it.
        await events.ChangeAsync(taken, tried);
        return outcome;
    }

    private WebhookPost After(WebhookPost post, CallOutcome outcome, DateTimeOffset first)
    {
        var tries = post.Tries + 1;
        if (outcome.Trouble is null)
            return post with { State = WebhookProgress.Delivered, Tries = tries, Due = null, Trouble = null };
        var next = outcome.IsGone ? null : WebhookRules.NextTry(tries, first, clock.GetUtcNow());
        return post with
        {
            State = next is null ? WebhookProgress.Failed : WebhookProgress.Waiting,
            Tries = tries,
            Due = next,
            Trouble = outcome.Trouble,
        };
    }
}
