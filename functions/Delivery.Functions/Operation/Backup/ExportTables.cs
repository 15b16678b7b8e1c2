using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>Writes all tables, and the list of all blobs, into a folder of the run's own.</summary>
public sealed class ExportTables(
    DeliveryTables tables,
    DeliveryBlobs blobs,
    Backups backups,
    FreshIds ids,
    TimeProvider clock
)
{
    // Some megabytes a file, so that neither side holds more than that at a time.
    private const int RowsInFile = 5_000;

    public async Task<BackupManifest> RunAsync()
    {
        await backups.PrepareAsync();
        var (now, cipher) = (clock.GetUtcNow(), BackupCipher.Fresh());
        var folder = Backups.FolderOf(now, ids.At(now));
        var (files, rows) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var table in tables.All)
            (files[table.Name], rows[table.Name]) = await ExportAsync(table, folder, cipher);
        var manifest = new BackupManifest(
            ShanghaiTime.DateOf(now),
            folder,
            now,
            backups.Hide(cipher),
            files,
            rows,
            await ListBlobsAsync(folder, cipher)
        );
        await backups.FinishAsync(manifest);
        return manifest;
    }

    public static string FileOf(string table, int number) => $"{table}-{number:0000}";

    private async Task<(int Files, int Rows)> ExportAsync(TableClient table, string folder, BackupCipher cipher)
    {
        var (files, rows, lines) = (0, 0, new List<string>(RowsInFile));
        // The one read of whole tables: an export is of everything.
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            lines.Add(BackupRow.Write(row));
            rows++;
            if (lines.Count < RowsInFile)
                continue;
            await backups.PutAsync(folder, FileOf(table.Name, files++), cipher, lines);
            lines.Clear();
        }

        if (lines.Count > 0)
            await backups.PutAsync(folder, FileOf(table.Name, files++), cipher, lines);
        return (files, rows);
    }

    private async Task<int> ListBlobsAsync(string folder, BackupCipher cipher)
    {
        var lines = new List<string>();
        foreach (var container in blobs.All)
        await foreach (var blob in container.GetBlobsAsync())
            lines.Add($"{container.Name}\t{blob.Name}\t{blob.Properties.ContentLength}");
        await backups.PutAsync(folder, "blobs", cipher, lines);
        return lines.Count;
    }
}
