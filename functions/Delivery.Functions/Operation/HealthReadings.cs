using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Email;
using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Operation;

/// <summary>What would be wrong though nothing has failed: each is read from few rows, never from a whole table.</summary>
public sealed class HealthReadings(
    MissedWeeks missed,
    CurrentSettings settings,
    Settlements settlements,
    LessonLists lists,
    WaitingMails mails,
    StreetYears streetYears,
    Registers registers,
    Backups backups,
    ChainReports chain,
    TimeProvider clock
)
{
    private const int MonthsToLookBack = 3;
    private const int HoursOfDay = 24;

    /// <summary>Minutes since the hour of the week that waits longest to be published.</summary>
    public async Task<double> ProgrammeLateAsync()
    {
        var now = clock.GetUtcNow();
        var weeks = await missed.AtAsync(now);
        return weeks.Select(week => (now - settings.Programme.PublishAt(week)).TotalMinutes).DefaultIfEmpty(0).Max();
    }

    /// <summary>Days since the end of the payout window of the month that waits longest to be paid.</summary>
    public async Task<double> PayLateAsync()
    {
        var (now, late) = (clock.GetUtcNow(), 0d);
        var month = Month.Of(ShanghaiTime.DateOf(now)).Previous;
        for (var back = 0; back < MonthsToLookBack; back++, month = month.Previous)
            if (await PayoutEndedAsync(month) is { } end && end < now)
                late = Math.Max(late, (now - end).TotalDays);
        return late;
    }

    /// <inheritdoc cref="Backups.AgeAsync"/>
    public Task<double> BackupAgeAsync() => backups.AgeAsync(clock.GetUtcNow());

    /// <summary>Places in which the audit log is not as it was sealed, as last night found them.</summary>
    public async Task<int> AuditBreaksAsync() => (await chain.LastAsync())?.Count ?? 0;

    public async Task<double> MailOutboxAgeAsync() =>
        await mails.OldestAsync() is { } oldest ? (clock.GetUtcNow() - oldest).TotalSeconds : 0;

    /// <summary>The streets whose turn it is this hour: every street once a day, a few each time.</summary>
    /// <returns>Lessons that disagree, by street; streets that agree are left out.</returns>
    public async Task<IReadOnlyDictionary<string, int>> QuotaDriftAsync()
    {
        var now = clock.GetUtcNow();
        var (drifts, index) = (new Dictionary<string, int>(), 0);
        await foreach (var street in registers.Streets.AllAsync())
        {
            if (index++ % HoursOfDay != now.Hour)
                continue;
            if (await DriftOfAsync(street.Value.Code, ShanghaiTime.DateOf(now).Year, now) is > 0 and var lessons)
                drifts[street.Value.Code] = lessons;
        }

        return drifts;
    }

    // Null when it is paid, or when there is nothing to pay.
    private async Task<DateTimeOffset?> PayoutEndedAsync(Month month)
    {
        var run = await settlements.RunAsync(month);
        if (run is { Value.Stage: SettlementStage.Paid } || !await settlements.HasWindowsAsync(month))
            return null;
        if (run is null && (await lists.OfMonthAsync(month)).Count == 0)
            return null;
        return (await settlements.WindowsAsync(month)).Payout.ClosesAt;
    }

    private async Task<int> DriftOfAsync(string street, int year, DateTimeOffset now)
    {
        // The head before and after: a booking between the reads would look like a drift.
        for (var tries = 0; tries < 3; tries++)
        {
            var before = await streetYears.HeadAsync(street, year);
            if (before is null)
                return 0;
            var quota = await streetYears.QuotaAsync(street, year);
            var orders = await streetYears.OrdersAsync(street, year);
            var after = await streetYears.HeadAsync(street, year);
            if (after?.ETag == before.ETag)
                return QuotaDrift.LessonsOf(
                    quota,
                    [.. orders.Select(order => order.Value)],
                    before.Value.Reserved,
                    before.Value.Spent,
                    now
                );
        }

        return 0;
    }
}
