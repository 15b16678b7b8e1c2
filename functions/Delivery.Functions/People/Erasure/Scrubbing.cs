using System.Globalization;
using Azure.Data.Tables;
using Delivery.Domain.Operation.Chain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Erasure;

/// <summary>Takes a person's words out of the rows of a range, and out of the audit log's lines of the acts among them.</summary>
public sealed class Scrubbing(DeliveryTables tables, AuditSeals seals)
{
    /// <summary>The whole partition, with what commands leave there.</summary>
    /// <param name="which">The rows that may be changed; all where this is null.</param>
    public Task<int> PartitionAsync(
        TableClient table,
        string partition,
        Erasee erasee,
        Func<TableEntity, bool>? which = null
    ) => RangeAsync(table, partition, (CommandRows.Prefix, $"{char.MaxValue}"), erasee, which);

    /// <summary>The lines of acts alone, where the rows beside them stay as they are.</summary>
    public Task<int> ActsAsync(TableClient table, string partition, Erasee erasee) =>
        RangeAsync(table, partition, CommandRows.AllActs, erasee);

    public async Task<int> RangeAsync(
        TableClient table,
        string partition,
        (string From, string To) range,
        Erasee erasee,
        Func<TableEntity, bool>? which = null
    )
    {
        var scrubbed = 0;
        await foreach (var row in table.EntitiesAsync(partition, range.From, range.To))
            if ((which is null || which(row)) && await RowAsync(table, row, erasee))
                scrubbed++;
        return scrubbed;
    }

    private Task LineAsync(string partition, string key, Erasee erasee) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var found = await tables.Audit.GetEntityIfExistsAsync<TableEntity>(partition, key);
            if (
                found is not { HasValue: true, Value: { } row }
                || Row.Rewritten(row, erasee.Without) is not { } without
            )
                return (true, false);
            // The day may be sealed: that this line was changed, and by us, is written down in the same batch.
            var day = DateOnly.ParseExact(partition, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var line = new LineLink(key, Row.Read<AuditEntry>(without).Value.Digest(key));
            return (
                await tables.Audit.TryCommitAsync([TableRows.Replace(without, row.ETag), seals.Erased(day, line)]),
                true
            );
        });

    private async Task<bool> RowAsync(TableClient table, TableEntity row, Erasee erasee)
    {
        if (Row.Rewritten(row, erasee.Without) is not { } without)
            return false;
        // The line of the audit log first: it is found by this row alone.
        if (row.RowKey.StartsWith(CommandRows.AllActs.From, StringComparison.Ordinal))
        {
            var act = Row.Read<SavedAct>(row).Value;
            var line = AuditLog.LineOf(act.Entry, Attempt.IdOf(row.RowKey));
            await LineAsync(line.PartitionKey, line.RowKey, erasee);
        }

        // One that changed meanwhile is found again in the second round.
        return await table.TryCommitAsync([TableRows.Replace(without, row.ETag)]);
    }
}
