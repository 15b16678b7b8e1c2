using Delivery.Domain.Calendar;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

/// <summary>Starts last month's run as the first of a month begins in Shanghai, or as soon as the app is back.</summary>
public sealed class SettlementTimer(StartRun start, TimeProvider clock)
{
    // The schedule looks every midnight: a UTC expression cannot name the first of a month in Shanghai.
    [Function(nameof(StartMonthlySettlement))]
    public async Task StartMonthlySettlement(
        [TimerTrigger("%SettlementSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (today.Day == 1 || timer.IsPastDue)
            await start.RunAsync(Month.Of(today).Previous, by: null, durable);
    }
}
