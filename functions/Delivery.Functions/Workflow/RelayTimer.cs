using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

public sealed partial class RelayTimer(Outbox outbox, IEnumerable<Following> followings, ILogger<RelayTimer> log)
{
    /// <summary>Tells orchestrations what a crash between "saved" and "told" left behind, and does what follows it elsewhere.</summary>
    [Function(nameof(RelayLeftBehind))]
    public async Task RelayLeftBehind(
        [TimerTrigger("%RelaySchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var relayed = await outbox.RelayLeftBehindAsync(durable, followings);
        if (relayed > 0)
            Relayed(relayed, timer.IsPastDue);
    }

    [LoggerMessage(1002, LogLevel.Warning, "Relayed {Count} commands that were left behind (late: {Late})")]
    private partial void Relayed(int count, bool late);
}
