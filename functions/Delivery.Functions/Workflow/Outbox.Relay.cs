using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

/// <summary>What a crash or an outage left between "saved" and "told".</summary>
public sealed partial class Outbox
{
    // A command takes seconds. One that is still unsaved after a day has died before it saved anything.
    private static readonly TimeSpan AtWork = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Dead = TimeSpan.FromDays(1);

    // Where nothing is known, as on the first start after an update, so many days are looked through.
    private const int DaysAtFirst = 30;

    private DateOnly? cleanUntil;

    /// <summary>Tells and lists what a crash or an outage left behind. Notes younger than a minute belong to commands still at work.</summary>
    /// <returns>How many commands were told.</returns>
    /// <exception cref="AggregateException">Some could not be told: those behind them were, and these are tried again.</exception>
    public async Task<int> RelayLeftBehindAsync(DurableTaskClient durable)
    {
        var (now, told, failures) = (clock.GetUtcNow(), 0, new List<Exception>());
        var from = cleanUntil ?? await ReadCleanAsync(ShanghaiTime.DateOf(now));
        var clean = from;
        for (var day = from; day <= ShanghaiTime.DateOf(now); day = day.AddDays(1))
        {
            var (here, left) = await RelayDayAsync(durable, day, now, failures);
            told += here;
            // A command that began before midnight may write its note after it.
            if (left == 0 && clean == day && now > ShanghaiTime.EndOf(day) + Dead)
                clean = day.AddDays(1);
        }

        if (clean != from || cleanUntil is null)
            await tables.Relay.UpsertEntityAsync(Row.Of(CleanRow, CleanRow, clean), TableUpdateMode.Replace);
        cleanUntil = clean;
        return failures.Count == 0 ? told : throw new AggregateException(failures);
    }

    private const string CleanRow = "clean-until";

    private async Task<DateOnly> ReadCleanAsync(DateOnly today) =>
        (await tables.Relay.FindAsync<DateOnly>(CleanRow, CleanRow))?.Value ?? today.AddDays(-DaysAtFirst);

    private async Task<(int Told, int Left)> RelayDayAsync(
        DurableTaskClient durable,
        DateOnly day,
        DateTimeOffset now,
        List<Exception> failures
    )
    {
        var (told, left) = (0, 0);
        await foreach (var note in tables.Audit.WithPrefixAsync<Note>($"{day:yyyy-MM-dd}", AuditLog.NotePrefix))
        {
            var age = now - BeganAt(note.RowKey);
            if (age > AtWork && await SavedAsync(note.Value) is { } saved)
            {
                if (await FailureOfAsync(durable, saved, Attempt.IdOf(note.RowKey)) is not { } failure)
                    told++;
                else
                {
                    failures.Add(failure);
                    left++;
                }
            }
            else if (age > Dead)
            {
                NeverSaved(note.Value.Table, note.Value.Row);
                await tables.Audit.DeleteEntityAsync(note.PartitionKey, note.RowKey);
            }
            else
                left++;
        }

        return (told, left);
    }

    // One that cannot be told must not keep those behind it.
    private async Task<Exception?> FailureOfAsync(DurableTaskClient durable, SavedAct saved, Guid id)
    {
        try
        {
            await RelayAsync(durable, saved, id);
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure;
        }
    }

    private async Task<SavedAct?> SavedAsync(Note note) =>
        (await tables.Named(note.Table).FindAsync<SavedAct>(note.Partition, note.Row))?.Value;

    // Ids begin with their time.
    private static DateTimeOffset BeganAt(string noteKey) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(noteKey.Substring(AuditLog.NotePrefix.Length, 12), 16));

    [LoggerMessage(1003, LogLevel.Warning, "A command in {Table} died before it was saved: {RowKey}")]
    private partial void NeverSaved(string table, string rowKey);
}
