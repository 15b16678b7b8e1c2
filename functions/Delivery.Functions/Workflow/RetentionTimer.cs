using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>Deletes, once a day, what has been kept long enough, and reports how much.</summary>
public sealed partial class RetentionTimer(
    AuditLog audit,
    KeptAnswers answers,
    DeliveryTables tables,
    TimeProvider clock,
    ILogger<RetentionTimer> log
)
{
    // A sender may repeat a key for a day; what was first answered on the day before yesterday is older.
    private const int DaysOfAnswers = 2;

    // Where it never ran, so many days are looked through.
    private const int DaysAtFirst = 30;

    private const string DoneRow = "answers-expired-until";

    [Function(nameof(ExpireAnswers))]
    public async Task ExpireAnswers([TimerTrigger("%RetentionSchedule%")] TimerInfo timer)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var done = await tables.Relay.FindAsync<DateOnly>(DoneRow, DoneRow);
        var expired = 0;
        for (var day = done?.Value ?? today.AddDays(-DaysAtFirst); day <= today.AddDays(-DaysOfAnswers); )
        {
            expired += await ExpireAsync(day);
            day = day.AddDays(1);
            // Written after each day: a run that dies goes on from the day it was at.
            await tables.Relay.UpsertEntityAsync(Row.Of(DoneRow, DoneRow, day));
        }

        Expired(expired, timer.IsPastDue);
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
}
