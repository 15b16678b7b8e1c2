using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Operation.Backup;

/// <summary>What an export holds. It is written last: a run that died before has left none.</summary>
/// <param name="Folder">A run's own: another one of the same day never writes over its files.</param>
/// <param name="At">When the export began: rows are as they were then, or in the minutes after.</param>
/// <param name="Key">Of the run's files, sealed.</param>
/// <param name="Files">How many files each table has.</param>
/// <param name="Rows">How many rows.</param>
public sealed record BackupManifest(
    DateOnly Day,
    string Folder,
    DateTimeOffset At,
    string Key,
    IReadOnlyDictionary<string, int> Files,
    IReadOnlyDictionary<string, int> Rows,
    int Blobs
);

/// <summary>The exports, each in a folder of a container of their own, which begins with its day.</summary>
public sealed class Backups(BlobServiceClient service, Seals seals)
{
    public const string Container = "backups";
    private const string Purpose = "backup";
    private const string ManifestName = "manifest.json";
    private const string Day = "yyyy-MM-dd";
    private const string Time = "HHmmss";

    // A year of hours: it was begun, and never ended.
    private const double Never = 8_760;

    private readonly BlobContainerClient container = service.GetBlobContainerClient(Container);

    public Task PrepareAsync() => container.CreateIfNotExistsAsync();

    public string Hide(BackupCipher cipher) => seals.Hide(Purpose, Convert.ToBase64String(cipher.Key));

    public BackupCipher CipherOf(BackupManifest manifest) =>
        new(Convert.FromBase64String(seals.Reveal(Purpose, manifest.Key)));

    public async Task PutAsync(string folder, string name, BackupCipher cipher, IEnumerable<string> lines) =>
        await container
            .GetBlobClient(PathOf(folder, name))
            .UploadAsync(new BinaryData(cipher.Seal(PathOf(folder, name), lines)), overwrite: true);

    public async Task<IReadOnlyList<string>> ReadAsync(BackupManifest manifest, BackupCipher cipher, string name)
    {
        var path = PathOf(manifest.Folder, name);
        var content = await container.GetBlobClient(path).DownloadContentAsync();
        return cipher.Open(path, content.Value.Content.ToArray());
    }

    public Task FinishAsync(BackupManifest manifest) =>
        container
            .GetBlobClient(PathOf(manifest.Folder, ManifestName))
            .UploadAsync(BinaryData.FromString(StoredJson.Write(manifest)), overwrite: true);

    /// <summary>The folder of a run that begins now, which nobody has had before.</summary>
    public static string FolderOf(DateTimeOffset now, Guid run) =>
        string.Create(CultureInfo.InvariantCulture, $"{ShanghaiTime.Of(now):yyyy-MM-dd/HHmmss}-{run:N}");

    /// <summary>Hours since the last export that is whole began; 0 where none was ever begun.</summary>
    public async Task<double> AgeAsync(DateTimeOffset now)
    {
        if (!await container.ExistsAsync())
            return 0;
        var today = ShanghaiTime.DateOf(now);
        // Few nights are looked at, since one of them has it where all is well.
        var last =
            await LastOfAsync($"{today:yyyy-MM-dd}/")
            ?? await LastOfAsync($"{today.AddDays(-1):yyyy-MM-dd}/")
            ?? await LastOfAsync(string.Empty);
        return last is { } at ? (now - at).TotalHours : Never;
    }

    /// <summary>The export that began last by the moment; null when there is none.</summary>
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

    private async Task<DateTimeOffset?> LastOfAsync(string prefix)
    {
        DateTimeOffset? last = null;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, default))
            if (blob.Name.EndsWith($"/{ManifestName}", StringComparison.Ordinal) && BeganAt(blob.Name) is var at)
                last = last is null || at > last ? at : last;
        return last;
    }

    // The folder says when the run began, so that no manifest need be read for it.
    private static DateTimeOffset BeganAt(string path) =>
        ShanghaiTime.At(
            DateOnly.ParseExact(path[..Day.Length], Day, CultureInfo.InvariantCulture),
            TimeOnly.ParseExact(path.Substring(Day.Length + 1, Time.Length), Time, CultureInfo.InvariantCulture)
        );

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

    private static string PathOf(string folder, string name) => $"{folder}/{name}";
}
