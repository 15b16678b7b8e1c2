using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>What is to be put back.</summary>
/// <param name="Table">Null for all tables.</param>
/// <param name="Partition">Null for all partitions; needs a table.</param>
public sealed record Restoring(BackupManifest From, string? Table, string? Partition);

/// <summary>What a restore did.</summary>
/// <param name="Put">Rows that were missing or different.</param>
/// <param name="Deleted">Rows that the export does not have.</param>
public sealed record Restored(int Put, int Deleted);

/// <summary>
/// Makes rows as they were in an export: one partition, or everything. What is as it was is not written, so that a restore
/// may be repeated, and one that died is simply begun again.
/// </summary>
public sealed class RestoreTables(DeliveryTables tables, Backups backups)
{
    private static Refusal Incomplete { get; } =
        new("restore.incomplete", "这份备份不完整，什么都没有写回；请写更早的时间，用前一份", "at");

    /// <summary>
    /// What a restore of everything leaves as it is: what has happened since that night has happened. Acts stay listed,
    /// revoked keys and ended sessions stay dead, no mail goes twice, and what was relayed is not relayed again. Named
    /// by itself, such a table is put back too, as after its loss.
    /// </summary>
    private IReadOnlyList<TableClient> LeftOut =>
        [tables.Audit, tables.Access, tables.Mail, tables.Relay, tables.Idempotency, tables.Rates];

    /// <param name="by">The moment to go back to: the last export that began by then is taken.</param>
    public async Task<Outcome<Restoring>> FindAsync(DateTimeOffset by, string? table, string? partition)
    {
        if (table is not null && tables.All.All(one => one.Name != table))
            return Outcome.Refused<Restoring>("restore.table", "没有这个表，请核对名称", "table");
        if (table is null && partition is not null)
            return Outcome.Refused<Restoring>("restore.partition", "只恢复一个分区时，请写明它在哪个表里", "table");
        if (await backups.LastByAsync(by) is not { } manifest)
            return Outcome.Refused<Restoring>("restore.none", "这个时间以前没有备份，请写较晚的时间", "at");
        if (table is not null && !manifest.Files.ContainsKey(table))
            return Outcome.Refused<Restoring>("restore.table-since", "那份备份里还没有这个表，请写较晚的时间", "table");
        var restoring = new Restoring(manifest, table, partition);
        if (!await IsWholeAsync(restoring))
            return Outcome.Refused<Restoring>([Incomplete]);
        return
            partition is null
            || await RestoreOf(restoring, tables.Named(table!)).HoldsAsync(partition, manifest.Files[table!])
            ? Outcome.Of(restoring)
            : Outcome.Refused<Restoring>(
                "restore.partition-unknown",
                $"表{table}里没有分区“{partition}”，备份里没有，现在也没有，请核对名称",
                "partition"
            );
    }

    private RestoreTable RestoreOf(Restoring restoring, TableClient table) =>
        new(table, path => ReadAsync(restoring.From, path));

    public async Task<Restored> RunAsync(Restoring restoring)
    {
        var (put, deleted) = (0, 0);
        foreach (var table in TablesOf(restoring))
        {
            var restore = RestoreOf(restoring, table);
            var done = restoring.Partition is { } partition
                ? await restore.PartitionAsync(partition, restoring.From.Files[table.Name])
                : await restore.AllAsync(restoring.From.Files[table.Name], row => !IsKept(table, row));
            (put, deleted) = (put + done.Put, deleted + done.Deleted);
        }

        return new Restored(put, deleted);
    }

    // A table that is younger than the export is not in it, and stays as it is.
    private IEnumerable<TableClient> TablesOf(Restoring restoring) =>
        restoring.Table is { } name
            ? [tables.Named(name)]
            : tables.All.Except(LeftOut).Where(table => restoring.From.Files.ContainsKey(table.Name));

    // Who was erased since that night must be found here, to be erased again.
    private bool IsKept(TableClient table, TableEntity row) =>
        table == tables.Registers && row.PartitionKey == Registers.Erasures;

    // All of it is read before any of it is written.
    private async Task<bool> IsWholeAsync(Restoring restoring)
    {
        foreach (var table in TablesOf(restoring).Select(table => table.Name))
        {
            var rows = 0;
            for (var number = 0; number < restoring.From.Files[table]; number++)
                try
                {
                    rows += (await ReadAsync(restoring.From, ExportTables.FileOf(table, number))).Count;
                }
                catch (RequestFailedException missing) when (missing.Status == 404)
                {
                    return false;
                }
                catch (CryptographicException)
                {
                    return false;
                }

            if (rows != restoring.From.Rows[table])
                return false;
        }

        return true;
    }

    private Task<IReadOnlyList<string>> ReadAsync(BackupManifest from, string name) =>
        backups.ReadAsync(from, backups.CipherOf(from), name);
}
