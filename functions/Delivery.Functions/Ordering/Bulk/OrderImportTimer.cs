using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Ordering.Bulk;

public sealed partial class OrderImportTimer(TakeOrders take, ILogger<OrderImportTimer> log)
{
    /// <summary>Files what a crash left of decided files of orders.</summary>
    [Function(nameof(FinishOrderImports))]
    public async Task FinishOrderImports(
        [TimerTrigger("%RelaySchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var finished = await take.FinishLeftAsync(durable);
        if (finished > 0)
            Finished(finished, timer.IsPastDue);
    }

    [LoggerMessage(
        2110,
        LogLevel.Warning,
        "Finished {Count} files of orders that were left in the middle (late: {Late})"
    )]
    private partial void Finished(int count, bool late);
}
