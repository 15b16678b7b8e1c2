using Azure.Storage.Blobs;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>What a night's export holds. It is written last: a night without it has no export.</summary>
/// <param name="At">When the export began: rows are as they were then, or in the minutes after.</param>
/// <param name="Key">Of the night's files, sealed.</param>
/// <param name="Files">How many files each table has.</param>
/// <param name="Rows">How many rows.</param>
public sealed record BackupManifest(
    DateOnly Day,
    DateTimeOffset At,
    string Key,
    IReadOnlyDictionary<string, int> Files,
    IReadOnlyDictionary<string, int> Rows,
    int Blobs
);

/// <summary>The nights' exports, each in a folder of a container of their own.</summary>
public sealed class Backups(BlobServiceClient service, Seals seals)
{
    public const string Container = "backups";
    private const string Purpose = "backup";
    private const string ManifestName = "manifest.json";

    private readonly BlobContainerClient container = service.GetBlobContainerClient(Container);

    public Task PrepareAsync() => container.CreateIfNotExistsAsync();

    public string Hide(BackupCipher cipher) => seals.Hide(Purpose, Convert.ToBase64String(cipher.Key));

    public BackupCipher CipherOf(BackupManifest manifest) =>
        new(Convert.FromBase64String(seals.Reveal(Purpose, manifest.Key)));

    public async Task PutAsync(DateOnly day, string name, BackupCipher cipher, IEnumerable<string> lines) =>
        await container
            .GetBlobClient(PathOf(day, name))
            .UploadAsync(new BinaryData(cipher.Seal(PathOf(day, name), lines)), overwrite: true);

    public async Task<IReadOnlyList<string>> ReadAsync(BackupManifest manifest, BackupCipher cipher, string name)
    {
        var path = PathOf(manifest.Day, name);
        var content = await container.GetBlobClient(path).DownloadContentAsync();
        return cipher.Open(path, content.Value.Content.ToArray());
    }

    public Task FinishAsync(BackupManifest manifest) =>
        container
            .GetBlobClient(PathOf(manifest.Day, ManifestName))
            .UploadAsync(BinaryData.FromString(StoredJson.Write(manifest)), overwrite: true);

    /// <summary>The night whose export began last by the moment; null when there is none.</summary>
    public async Task<BackupManifest?> LastByAsync(DateTimeOffset moment)
    {
        BackupManifest? last = null;
        await foreach (var manifest in AllAsync())
            if (manifest.At <= moment && (last is null || manifest.At > last.At))
                last = manifest;
        return last;
    }

    /// <summary>Deletes the exports of the day and of all before it.</summary>
    public async Task<int> DeleteAsync(DateOnly last)
    {
        var deleted = 0;
        if (!await container.ExistsAsync())
            return 0;
        await foreach (var blob in container.GetBlobsAsync())
            if (DateOnly.TryParseExact(blob.Name.Split('/')[0], "yyyy-MM-dd", out var day) && day <= last)
            {
                await container.GetBlobClient(blob.Name).DeleteIfExistsAsync();
                deleted++;
            }

        return deleted;
    }

    private async IAsyncEnumerable<BackupManifest> AllAsync()
    {
        if (!await container.ExistsAsync())
            yield break;
        await foreach (var blob in container.GetBlobsAsync())
            if (blob.Name.EndsWith($"/{ManifestName}", StringComparison.Ordinal))
            {
                var content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
                yield return StoredJson.Read<BackupManifest>(content.Value.Content.ToString());
            }
    }

    private static string PathOf(DateOnly day, string name) => $"{day:yyyy-MM-dd}/{name}";
}
