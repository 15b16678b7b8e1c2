using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>
/// How many mails may leave in a minute and in an hour: the cloud's mail service starts at 30 and 100, and 215 offices
/// are more than that. A counter per minute, so that an hour is the sum of sixty rows.
/// </summary>
public sealed class MailBudget(DeliveryTables tables, DeliverySettings settings, TimeProvider clock)
{
    private const string Partition = "budget";

    private sealed record Spent(int Mails);

    public Task<bool> TryTakeAsync() =>
        settings.Mail is { PerMinute: 0, PerHour: 0 }
            ? Task.FromResult(true)
            : TableRows.UntilCommittedAsync(TakeAsync);

    private async Task<(bool Committed, bool Taken)> TakeAsync()
    {
        var now = clock.GetUtcNow();
        var minutes = new Dictionary<string, Stored<Spent>>();
        await foreach (var row in tables.Mail.RangeAsync<Spent>(Partition, Key(now.AddMinutes(-59)), Key(now) + '~'))
            minutes[row.RowKey] = row;
        var thisMinute = minutes.GetValueOrDefault(Key(now));
        var (inMinute, inHour) = (thisMinute?.Value.Mails ?? 0, minutes.Values.Sum(row => row.Value.Mails));
        if (Reached(inMinute, settings.Mail.PerMinute) || Reached(inHour, settings.Mail.PerHour))
            return (true, false);
        var counted = Row.Of(Partition, Key(now), new Spent(inMinute + 1));
        if (thisMinute is null)
            return (await tables.Mail.InsertIfAbsentAsync(counted), true);
        return (await tables.Mail.TryCommitAsync([TableRows.Replace(counted, thisMinute.ETag)]), true);
    }

    private static bool Reached(int spent, int limit) => limit > 0 && spent >= limit;

    private static string Key(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmm");
}
