using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>On the morning of a working day: street offices get one mail with all that is open and due.</summary>
public sealed partial class ChaseTimer(
    Registers registers,
    Calendars calendars,
    TimeProvider clock,
    ILogger<ChaseTimer> log
)
{
    [Function(nameof(ChaseStreets))]
    public async Task ChaseStreets(
        [TimerTrigger("%ChaseSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var calendar = await calendars.LoadAsync();
        // Of a year that is not loaded staff are told elsewhere, daily.
        if (!calendar.HasYear(today.Year) || !calendar.IsWorkingDay(today))
            return;
        var streets = new List<string>();
        await foreach (var street in registers.Streets.AllAsync())
            streets.Add(street.RowKey);
        await durable.StartOnceAsync(
            nameof(ChaseOrchestrator),
            Instances.Chase(today),
            new StreetsToChase(today, streets)
        );
        Begun(streets.Count, timer.IsPastDue);
    }

    [LoggerMessage(2112, LogLevel.Information, "{Count} streets are looked at for what is open (late: {Late})")]
    private partial void Begun(int count, bool late);
}
