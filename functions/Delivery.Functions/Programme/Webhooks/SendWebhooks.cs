using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>Every minute: what is due goes to every webhook that is not paused.</summary>
public sealed partial class SendWebhooks(Registers registers, PostWebhooks post, ILogger<SendWebhooks> log)
{
    [Function(nameof(SendWebhooks))]
    public async Task Run([TimerTrigger("%WebhookSchedule%")] TimerInfo timer)
    {
        var active = (await registers.Webhooks.LatelyAsync()).Where(row => row.Value.Active).ToList();
        // One that answers slowly holds up no other.
        var sent = await Task.WhenAll(active.Select(row => post.SendDueAsync(row.Value)));
        if (sent.Sum() > 0)
            Sent(sent.Sum(), active.Count, timer.IsPastDue);
    }

    [LoggerMessage(2250, LogLevel.Information, "Made {Count} calls to {Webhooks} webhooks (late: {Late})")]
    private partial void Sent(int count, int webhooks, bool late);
}
