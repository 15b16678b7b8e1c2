using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow.Retention;

/// <summary>Deletes, once a day, what has been kept long enough, and reports how much.</summary>
public sealed partial class RetentionTimer(
    IEnumerable<Expiring> all,
    RetentionReports reports,
    CurrentSettings settings,
    AuditLog audit,
    DeliveryTables tables,
    TimeProvider clock,
    ILogger<RetentionTimer> log
)
{
    // Where it never ran, so many days before the last one to go are looked through.
    private const int DaysAtFirst = 30;

    /// <exception cref="AggregateException">Some could not be deleted; the others are, and what is left goes the next night.</exception>
    [Function(nameof(DeleteExpired))]
    public async Task DeleteExpired(
        [TimerTrigger("%RetentionSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient durable
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var (deleted, failures) = (new Dictionary<string, int>(), new List<Exception>());
        foreach (var expiring in all)
            try
            {
                deleted[expiring.Name] = await DeleteAsync(expiring, today, durable);
            }
            // What cannot be deleted tonight keeps nothing else from going.
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                failures.Add(failure);
            }

        await ReportAsync(today, deleted, timer.IsPastDue);
        if (failures.Count > 0)
            throw new AggregateException("Not everything that has expired could be deleted.", failures);
    }

    private Task<int> DeleteAsync(Expiring expiring, DateOnly today, DurableTaskClient durable)
    {
        var last = expiring.For(settings.Retention).LastDay(today);
        return expiring.ByDay ? DayByDayAsync(expiring, last, durable) : expiring.DeleteAsync(last, durable);
    }

    private async Task<int> DayByDayAsync(Expiring expiring, DateOnly last, DurableTaskClient durable)
    {
        var doneRow = $"{expiring.Name}-expired-until";
        var done = await tables.Relay.FindAsync<DateOnly>(doneRow, doneRow);
        var expired = 0;
        for (var day = done?.Value ?? last.AddDays(-DaysAtFirst); day <= last; )
        {
            expired += await expiring.DeleteAsync(day, durable);
            day = day.AddDays(1);
            // Written after each day: a run that dies goes on from the day it was at.
            await tables.Relay.UpsertEntityAsync(Row.Of(doneRow, doneRow, day));
        }

        return expired;
    }

    private async Task ReportAsync(DateOnly today, IReadOnlyDictionary<string, int> deleted, bool late)
    {
        await reports.AddAsync(today, deleted);
        var gone = all.Where(one => deleted.GetValueOrDefault(one.Name) > 0)
            .Select(one => $"{one.Label}{deleted[one.Name]}条")
            .ToList();
        if (gone.Count > 0)
            await audit.WriteAsync(Caller.Service, "retention.delete", $"{today:yyyy-MM-dd}", string.Join("，", gone));
        Expired(deleted.Values.Sum(), late);
    }

    [LoggerMessage(2350, LogLevel.Information, "{Count} things that were kept long enough are deleted (late: {Late})")]
    private partial void Expired(int count, bool late);
}
