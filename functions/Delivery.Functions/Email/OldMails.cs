using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <summary>
/// Mails as they were kept until 28 November 2026, when a mail was one row of 256 partitions and its place in the queue
/// another, of a partition apart. They are moved before anything is sent: what waited still goes out, and what was sent
/// is not sent again. Once moved, all that is left is one look a process and one a run of the timer.
/// </summary>
public sealed class OldMails(DeliveryTables tables)
{
    private static readonly string[] Notes = ["waiting", "failed", "budget"];
    private bool moved;

    private sealed record OldMail(
        string Key,
        MailState State,
        DateTimeOffset At,
        int Tries,
        string? Trouble,
        Mail? Mail
    );

    public async Task MoveOnceAsync()
    {
        if (!moved)
            await MoveAsync();
        moved = true;
    }

    /// <summary>Again after a crash in between, this does only what was not done: a row that is there already stays.</summary>
    public async Task MoveAsync()
    {
        var any = false;
        await foreach (var page in MailsAsync())
        {
            any = true;
            await MailBatches.WriteAsync(tables.Mail, page.Select(row => NewRowsOf(Row.Read<OldMail>(row).Value)));
        }
        if (!any)
            return;
        // The mails last: while one is there, all of this is not done.
        foreach (var note in Notes)
        await foreach (var page in tables.Mail.QueryAsync<TableEntity>(row => row.PartitionKey == note).AsPages())
            await DeleteAsync(page.Values);
        await foreach (var page in MailsAsync())
            await DeleteAsync(page);
    }

    private IAsyncEnumerable<IReadOnlyList<TableEntity>> MailsAsync() =>
        PagesAsync($"PartitionKey ge {"mail-"} and PartitionKey lt {"mail."}");

    private async IAsyncEnumerable<IReadOnlyList<TableEntity>> PagesAsync(FormattableString filter)
    {
        await foreach (var page in tables.Mail.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).AsPages())
            if (page.Values.Count > 0)
                yield return page.Values;
    }

    private async Task DeleteAsync(IEnumerable<TableEntity> rows)
    {
        foreach (var partition in rows.GroupBy(row => row.PartitionKey))
            await MailBatches.WriteAsync(
                tables.Mail,
                partition.Select(row => new MailWrites([TableRows.Delete(row.PartitionKey, row.RowKey)], 256))
            );
    }

    private static MailWrites NewRowsOf(OldMail old)
    {
        var waiting = old is { State: MailState.Pending, Mail: { } text }
            ? new WaitingMail(text, old.At, old.At) { Tries = old.Tries }
            : null;
        var rows = new List<TableTransactionAction>
        {
            TableRows.Insert(
                Row.Of(
                    MailPlace.Partition,
                    MailPlace.Of(old.Key).Row,
                    new OutgoingMail(old.Key, old.State, old.At, old.Tries, old.Trouble, waiting?.RowKey)
                )
            ),
        };
        if (waiting is not null)
            rows.Add(TableRows.Insert(waiting.RowAt(old.At)));
        if (old is { State: MailState.Failed, Mail: { } given })
            rows.Add(TableRows.Put(new FailedMail(given, old.At, old.At, old.Tries, old.Trouble).ToRow()));
        return new MailWrites(rows, old.Mail is null ? 1024 : MailBatches.SizeOf(old.Mail));
    }
}
