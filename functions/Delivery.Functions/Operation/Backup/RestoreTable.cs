using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>Makes one table as an export has it, a file of rows at a time: neither side is ever held whole.</summary>
/// <param name="read">The lines of one of the export's files.</param>
internal sealed class RestoreTable(TableClient table, Func<string, Task<IReadOnlyList<string>>> read)
{
    /// <summary>Whether the export or the table has the partition: what neither has is a slip of the pen.</summary>
    public async Task<bool> HoldsAsync(string partition, int files)
    {
        for (var number = 0; number < files; number++)
            if ((await RowsAsync(number)).Exists(row => row.PartitionKey == partition))
                return true;
        return await table.QueryAsync<TableEntity>(Of(partition), maxPerPage: 1).AnyAsync();
    }

    public async Task<Restored> PartitionAsync(string partition, int files)
    {
        var wanted = new List<TableEntity>();
        for (var number = 0; number < files; number++)
            wanted.AddRange((await RowsAsync(number)).Where(row => row.PartitionKey == partition));
        return await WriteAsync(Of(partition), wanted, _ => true);
    }

    /// <param name="which">Rows that are compared; the others stay as they are.</param>
    public async Task<Restored> AllAsync(int files, Func<TableEntity, bool> which)
    {
        var (done, after) = (new Restored(0, 0), (string?)null);
        // Rows lie in the export as storage keeps them: a file's last partition may go on in the next file.
        var open = new List<TableEntity>();
        for (var number = 0; number < files; number++)
        {
            open.AddRange(await RowsAsync(number));
            var last = open[^1].PartitionKey;
            var whole = open.FindAll(row => row.PartitionKey != last);
            open.RemoveAll(row => row.PartitionKey != last);
            if (whole.Count == 0)
                continue;
            var to = whole[^1].PartitionKey;
            done = Sum(done, await WriteAsync(Between(after, to), whole, which));
            after = to;
        }

        return Sum(done, await WriteAsync(Between(after, to: null), open, which));
    }

    private static string Of(string partition) => TableClient.CreateQueryFilter($"PartitionKey eq {partition}");

    private async Task<List<TableEntity>> RowsAsync(int number) =>
        [.. (await read(ExportTables.FileOf(table.Name, number))).Select(BackupRow.Read)];

    private static string? Between(string? after, string? to) =>
        (after, to) switch
        {
            (null, null) => null,
            (null, _) => TableClient.CreateQueryFilter($"PartitionKey le {to}"),
            (_, null) => TableClient.CreateQueryFilter($"PartitionKey gt {after}"),
            _ => TableClient.CreateQueryFilter($"PartitionKey gt {after} and PartitionKey le {to}"),
        };

    private async Task<Restored> WriteAsync(
        string? filter,
        IEnumerable<TableEntity> rows,
        Func<TableEntity, bool> which
    )
    {
        var wanted = rows.Where(which).ToDictionary(row => (row.PartitionKey, row.RowKey));
        var gone = new List<TableTransactionAction>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
            if (!which(row))
                continue;
            else if (!wanted.TryGetValue((row.PartitionKey, row.RowKey), out var then))
                gone.Add(TableRows.Delete(row.PartitionKey, row.RowKey));
            else if (BackupRow.AreSame(row, then))
                wanted.Remove((row.PartitionKey, row.RowKey));
        await WriteAsync([.. wanted.Values.Select(TableRows.Put), .. gone]);
        return new Restored(wanted.Count, gone.Count);
    }

    // A batch holds a hundred rows and four megabytes; a row of ours is seldom more than a few kilobytes.
    private async Task WriteAsync(IReadOnlyList<TableTransactionAction> actions)
    {
        const int rowsAtOnce = 20;
        foreach (var rows in actions.GroupBy(action => action.Entity.PartitionKey))
        foreach (var batch in rows.Chunk(rowsAtOnce))
            await table.SubmitTransactionAsync(batch);
    }

    private static Restored Sum(Restored one, Restored other) => new(one.Put + other.Put, one.Deleted + other.Deleted);
}
