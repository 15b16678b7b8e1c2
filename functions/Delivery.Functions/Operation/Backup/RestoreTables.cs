using Azure.Data.Tables;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>What a restore did.</summary>
/// <param name="Put">Rows that were missing or different.</param>
/// <param name="Deleted">Rows that the export does not have.</param>
public sealed record Restored(BackupManifest From, int Put, int Deleted);

/// <summary>
/// Makes rows as they were in an export: one partition, or everything. What is as it was is not written, so that a restore
/// may be repeated, and one that died is simply begun again.
/// </summary>
public sealed class RestoreTables(DeliveryTables tables, Backups backups)
{
    /// <param name="partition">Null restores all partitions.</param>
    /// <param name="table">Null restores all tables.</param>
    public async Task<Restored> RunAsync(BackupManifest from, string? table, string? partition)
    {
        var cipher = backups.CipherOf(from);
        var (put, deleted) = (0, 0);
        foreach (var one in tables.All.Where(one => table is null || one.Name == table))
        {
            var (here, gone) = await RestoreAsync(one, partition, await ReadAsync(from, cipher, one.Name, partition));
            (put, deleted) = (put + here, deleted + gone);
        }

        return new Restored(from, put, deleted);
    }

    private async Task<Dictionary<(string, string), TableEntity>> ReadAsync(
        BackupManifest from,
        BackupCipher cipher,
        string table,
        string? partition
    )
    {
        var rows = new Dictionary<(string, string), TableEntity>();
        for (var number = 0; number < from.Files.GetValueOrDefault(table); number++)
            foreach (var line in await backups.ReadAsync(from, cipher, ExportTables.FileOf(table, number)))
                if (BackupRow.Read(line) is var row && (partition is null || row.PartitionKey == partition))
                    rows[(row.PartitionKey, row.RowKey)] = row;
        return rows;
    }

    private static async Task<(int Put, int Deleted)> RestoreAsync(
        TableClient table,
        string? partition,
        Dictionary<(string, string), TableEntity> wanted
    )
    {
        var (same, gone) = (new HashSet<(string, string)>(), new List<TableTransactionAction>());
        var filter = partition is null ? null : TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
            if (!wanted.TryGetValue((row.PartitionKey, row.RowKey), out var then))
                gone.Add(TableRows.Delete(row.PartitionKey, row.RowKey));
            else if (BackupRow.AreSame(row, then))
                same.Add((row.PartitionKey, row.RowKey));
        var put = wanted.Where(row => !same.Contains(row.Key)).Select(row => TableRows.Put(row.Value)).ToList();
        await WriteAsync(table, [.. put, .. gone]);
        return (put.Count, gone.Count);
    }

    // A batch holds a hundred rows and four megabytes; a row of ours is seldom more than a few kilobytes.
    private static async Task WriteAsync(TableClient table, IReadOnlyList<TableTransactionAction> actions)
    {
        const int rowsAtOnce = 20;
        foreach (var rows in actions.GroupBy(action => action.Entity.PartitionKey))
        foreach (var batch in rows.Chunk(rowsAtOnce))
            await table.SubmitTransactionAsync(batch);
    }
}
