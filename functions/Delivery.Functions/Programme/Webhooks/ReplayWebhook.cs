using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>Sends everything since a moment once more; the next run of the timer does it.</summary>
public sealed class ReplayWebhook(Registers registers, WebhookEvents events, Commands commands, TimeProvider clock)
{
    // As long as a reader of ours might need to notice, and no flood of a year's events.
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(30);

    public Task<Outcome<string>> RunAsync(string name, DateTimeOffset from, Call call) =>
        commands.RunAsync<string>(
            call,
            new Place(events.Table, name),
            durable: null,
            async () =>
            {
                if (await registers.Webhooks.FindAsync(name) is null)
                    return Outcome.Refused<string>("webhook.unknown", $"没有登记系统推送“{name}”，请核对名称");
                var now = clock.GetUtcNow();
                if (from > now || from < now - Furthest)
                    return Outcome.Refused<string>("webhook.from", "from 应为过去30天内的时间", "from");
                return Decided.Change(
                    name,
                    new Act("webhook.replay", name, $"{from:yyyy-MM-ddTHH:mm:sszzz}"),
                    [WebhookEvents.ReplayFrom(name, from)]
                );
            }
        );
}
