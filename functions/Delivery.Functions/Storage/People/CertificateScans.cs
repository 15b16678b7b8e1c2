using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.People;

/// <summary>Where the scan of a teacher's certificate for a discipline lies.</summary>
public sealed record CertificateScan(
    string TeacherId,
    string Discipline,
    string Blob,
    string ContentType,
    DateTimeOffset At,
    string By
);

/// <summary>Scans of certificates: one for each teacher and discipline, the last that was sent.</summary>
public sealed class CertificateScans(DeliveryTables tables, DeliveryBlobs blobs)
{
    private const string Partition = "certificate-scans";

    public Place Place { get; } = new(tables.Registers, Partition);

    public Task<Stored<CertificateScan>?> FindAsync(string teacherId, string discipline) =>
        tables.Registers.FindAsync<CertificateScan>(Partition, KeyOf(teacherId, discipline));

    public async Task<IReadOnlyList<CertificateScan>> OfTeacherAsync(string teacherId)
    {
        var scans = new List<CertificateScan>();
        await foreach (var scan in tables.Registers.WithPrefixAsync<CertificateScan>(Partition, $"{teacherId}~"))
            scans.Add(scan.Value);
        return scans;
    }

    /// <summary>Those that were sent until a moment.</summary>
    public async Task<IReadOnlyList<CertificateScan>> BeforeAsync(DateTimeOffset end)
    {
        var old = new List<CertificateScan>();
        await foreach (var scan in tables.Registers.WithPrefixAsync<CertificateScan>(Partition, string.Empty))
            if (scan.Value.At < end)
                old.Add(scan.Value);
        return old;
    }

    /// <param name="replaces">The version of the row that it replaces; null for the first.</param>
    public static TableTransactionAction RowOf(CertificateScan scan, ETag? replaces)
    {
        var row = Row.Of(Partition, KeyOf(scan.TeacherId, scan.Discipline), scan);
        return replaces is { } etag ? TableRows.Replace(row, etag) : TableRows.Insert(row);
    }

    /// <summary>Where a file of a discipline goes.</summary>
    public static string FolderOf(string teacherId, string discipline) => $"{teacherId}/{discipline}";

    /// <summary>The file alone, where its row names another by now.</summary>
    public Task DeleteBlobAsync(CertificateScan replaced) => blobs.Certificates.DeleteBlobIfExistsAsync(replaced.Blob);

    /// <summary>The discipline's files but the one that is shown. What was sent since may be about to take its place.</summary>
    /// <param name="sentBefore">Later files stay.</param>
    public Task DeleteOthersAsync(CertificateScan shown, DateTimeOffset sentBefore) =>
        DeleteBlobsAsync(
            $"{FolderOf(shown.TeacherId, shown.Discipline)}/",
            blob => blob.Name != shown.Blob && blob.Properties.LastModified < sentBefore
        );

    public async Task DeleteAsync(CertificateScan scan)
    {
        await DeleteBlobsAsync($"{FolderOf(scan.TeacherId, scan.Discipline)}/");
        await tables.Registers.DeleteRowsAsync(Partition, [KeyOf(scan.TeacherId, scan.Discipline)]);
    }

    /// <returns>How many files there were.</returns>
    public async Task<int> DeleteOfAsync(string teacherId)
    {
        var files = await DeleteBlobsAsync($"{teacherId}/");
        var rows = (await OfTeacherAsync(teacherId)).Select(scan => KeyOf(teacherId, scan.Discipline)).ToList();
        await tables.Registers.DeleteRowsAsync(Partition, rows);
        return files;
    }

    private async Task<int> DeleteBlobsAsync(string prefix, Predicate<BlobItem>? only = null)
    {
        var deleted = 0;
        await foreach (
            var blob in blobs.Certificates.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                prefix,
                CancellationToken.None
            )
        )
        {
            if (only?.Invoke(blob) == false)
                continue;
            await blobs.Certificates.DeleteBlobIfExistsAsync(blob.Name);
            deleted++;
        }

        return deleted;
    }

    // No id holds the sign between.
    private static string KeyOf(string teacherId, string discipline) => $"{teacherId}~{discipline}";
}
