using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>Deletes, once a day, what has been kept long enough, and reports how much.</summary>
public sealed partial class RetentionTimer(
    AuditLog audit,
    KeptAnswers answers,
    SessionRows sessions,
    RateRows rates,
    DeliveryTables tables,
    TimeProvider clock,
    ILogger<RetentionTimer> log
)
{
    // A sender may repeat a key for a day; what was first answered on the day before yesterday is older.
    private const int DaysOfAnswers = 2;

    // A session ends within its day; a period of a rate that began before midnight ends after it.
    private const int DaysOfSessions = 1;
    private const int DaysOfRates = 2;

    // Where it never ran, so many days are looked through.
    private const int DaysAtFirst = 30;

    [Function(nameof(DeleteExpired))]
    public async Task DeleteExpired([TimerTrigger("%RetentionSchedule%")] TimerInfo timer)
    {
        Expired(await DayByDayAsync("answers-expired-until", DaysOfAnswers, ExpireAsync), timer.IsPastDue);
        SessionsExpired(await DayByDayAsync("sessions-expired-until", DaysOfSessions, sessions.DeleteEndedAsync));
        RatesExpired(await DayByDayAsync("rates-expired-until", DaysOfRates, rates.DeleteAsync));
    }

    private async Task<int> DayByDayAsync(string doneRow, int daysToKeep, Func<DateOnly, Task<int>> expire)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var done = await tables.Relay.FindAsync<DateOnly>(doneRow, doneRow);
        var expired = 0;
        for (var day = done?.Value ?? today.AddDays(-DaysAtFirst); day <= today.AddDays(-daysToKeep); )
        {
            expired += await expire(day);
            day = day.AddDays(1);
            // Written after each day: a run that dies goes on from the day it was at.
            await tables.Relay.UpsertEntityAsync(Row.Of(doneRow, doneRow, day));
        }

        return expired;
    }

    private async Task<int> ExpireAsync(DateOnly day)
    {
        var expired = 0;
        var pointers = await audit.AnswersOfDayAsync(day).ToListAsync();
        foreach (var place in pointers.GroupBy(pointer => (pointer.Table, pointer.Partition)))
            expired += await answers.DeleteAsync(place.Key.Table, place.Key.Partition, [.. place]);
        return expired;
    }

    [LoggerMessage(1004, LogLevel.Information, "{Count} first answers have expired (late: {Late})")]
    private partial void Expired(int count, bool late);

    [LoggerMessage(1008, LogLevel.Information, "{Count} sessions that had ended are deleted")]
    private partial void SessionsExpired(int count);

    [LoggerMessage(1006, LogLevel.Information, "{Count} counts of callers are deleted")]
    private partial void RatesExpired(int count);
}
