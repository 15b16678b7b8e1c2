using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Email;

/// <param name="More">Whether further ones are due after these.</param>
public sealed record DueMails(IReadOnlyList<WaitingMail> Mails, bool More);

/// <summary>What is still to be sent: the most urgent first, then the oldest.</summary>
public sealed class WaitingMails(DeliveryTables tables)
{
    public async Task<WaitingMail?> FindAsync(string rowKey)
    {
        var found = await tables.Mail.GetEntityIfExistsAsync<TableEntity>(MailPlace.Partition, rowKey);
        return found.HasValue ? WaitingMail.Read(found.Value!) : null;
    }

    /// <summary>The first of those that nobody is at work on and that need not rest after a failed try.</summary>
    public async Task<DueMails> DueAsync(DateTimeOffset now, int limit)
    {
        var (from, to) = (WaitingMail.Prefix, WaitingMail.Prefix + char.MaxValue);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {MailPlace.Partition} and RowKey ge {from} and RowKey lt {to} and Due le {now}"
        );
        var due = new List<WaitingMail>(limit);
        await foreach (var row in tables.Mail.QueryAsync<TableEntity>(filter, maxPerPage: limit + 1))
        {
            if (due.Count == limit)
                return new DueMails(due, More: true);
            due.Add(WaitingMail.Read(row));
        }

        return new DueMails(due, More: false);
    }

    /// <summary>When the oldest was written; null when none waits. One row of each urgency is read.</summary>
    public async Task<DateTimeOffset?> OldestAsync()
    {
        DateTimeOffset? oldest = null;
        foreach (var urgency in Enum.GetValues<Urgency>().Select(WaitingMail.PrefixOf))
        {
            var first = await tables.Mail.PageAsync<WaitingMail>(
                MailPlace.Partition,
                urgency,
                urgency + char.MaxValue,
                limit: 1
            );
            if (first.Rows is [{ Value.Since: var since }] && (oldest is null || since < oldest))
                oldest = since;
        }

        return oldest;
    }
}
