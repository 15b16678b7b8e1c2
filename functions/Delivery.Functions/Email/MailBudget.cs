using Azure;
using Azure.Data.Tables;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Email;

/// <summary>
/// How many mails may leave in a minute and in an hour: the cloud's mail service starts at 30 and 100, and 215 offices
/// are more than that. What is taken is written in the same batch as the mails that it is for.
/// </summary>
public sealed class MailBudget(DeliveryTables tables, CurrentSettings settings, TimeProvider clock) : IDisposable
{
    private const string BudgetRow = "budget";

    // One at a time within a process: rivals would only find the row changed, and read it anew.
    private readonly SemaphoreSlim turn = new(1);

    // As it was last seen: whoever finds it changed since reads it again.
    private (MailsSpent Spent, ETag? ETag)? known;

    private bool IsUnlimited => settings.Mail is { PerMinute: 0, PerHour: 0 };

    /// <summary>Takes what there is for some mails, most urgent first, in one batch with their rows.</summary>
    /// <param name="rows">The changes to commit with it, when so many may be sent now.</param>
    /// <returns>How many, the first of them, may be sent now.</returns>
    /// <exception cref="TableTransactionFailedException">One of <paramref name="rows"/> was refused: nothing is taken.</exception>
    internal async Task<int> TakeAsync(BudgetAsked asked, Func<int, IReadOnlyList<TableTransactionAction>> rows)
    {
        if (IsUnlimited || asked.Free)
        {
            await CommitAsync(rows(asked.Mails.Count));
            return asked.Mails.Count;
        }
        await turn.WaitAsync();
        try
        {
            return await TableRows.UntilCommittedAsync(() => TryTakeAsync(asked, rows));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<(bool Committed, int Granted)> TryTakeAsync(
        BudgetAsked asked,
        Func<int, IReadOnlyList<TableTransactionAction>> rows
    )
    {
        var (spent, etag) = known ??= await ReadAsync();
        var (granted, after) = spent.Take(asked, settings.Mail, clock.GetUtcNow());
        var actions = rows(granted);
        if (after is null)
        {
            await CommitAsync(actions);
            return (true, granted);
        }
        known = null;
        try
        {
            known = (after, await CommitAsync([.. actions, Write(after, etag)]));
            return (true, granted);
        }
        catch (TableTransactionFailedException lost) when (TableRows.LostRace(lost))
        {
            if (lost.FailedTransactionActionIndex == actions.Count)
                return (false, 0);
            // Refused for a row of the caller's: the budget is as it was.
            known = (spent, etag);
            throw;
        }
    }

    private async Task<(MailsSpent Spent, ETag? ETag)> ReadAsync() =>
        await tables.Mail.FindAsync<MailsSpent>(MailPlace.Partition, BudgetRow) is { } found
            ? (found.Value, found.ETag)
            : (MailsSpent.Nothing, null);

    private static TableTransactionAction Write(MailsSpent spent, ETag? etag)
    {
        var row = Row.Of(MailPlace.Partition, BudgetRow, spent);
        return etag is { } known ? TableRows.Replace(row, known) : TableRows.Insert(row);
    }

    /// <returns>The new tag of the last row; null where there was nothing to write.</returns>
    private async Task<ETag?> CommitAsync(IReadOnlyList<TableTransactionAction> actions) =>
        actions.Count == 0 ? null : (await tables.Mail.SubmitTransactionAsync(actions)).Value[^1].Headers.ETag;
}
