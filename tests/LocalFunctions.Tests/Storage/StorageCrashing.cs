using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Xunit;

namespace LocalFunctions.Tests.Storage;

public sealed class StorageCrashing : IDisposable
{
    private readonly EmbeddedFolder folder = new();

    private static int Kills =>
        int.Parse(Environment.GetEnvironmentVariable("DELIVERY_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_instant_it_keeps_what_it_acknowledged_and_nothing_by_halves()
    {
        var random = new Random();
        for (var run = 0; run < Kills; run++)
            await KillAsync(random.Next(0, 300));

        await using var storage = folder.Open();
        var rows = storage.Tables.GetTableClient("Courses").Query<TableEntity>().ToList();
        var acknowledged = File.ReadLines(StorageCrashChild.AcknowledgedIn(folder.Path))
            .Select(line => line.Split(' '));
        var kinds = acknowledged.ToLookup(parts => parts[0]);

        var keys = rows.Select(row => $"{row.PartitionKey} {row.RowKey}").ToHashSet(StringComparer.Ordinal);
        Assert.All(kinds["rows"], parts => Assert.Contains($"{parts[1]} order-{parts[2]}", keys));
        Assert.All(rows.GroupBy(KeyOf), pair => Assert.Equal(2, pair.Count()));
        await AssertBlobsAsync(storage.Blobs.GetBlobContainerClient("media"), kinds["blob"], rows);
    }

    /// <summary>Each blob is the last that was acknowledged, or one of those whose answer the kill cut off.</summary>
    private static async Task AssertBlobsAsync(
        BlobContainerClient container,
        IEnumerable<string[]> acknowledged,
        IEnumerable<TableEntity> rows
    )
    {
        var lastAcknowledged = acknowledged
            .GroupBy(parts => parts[1])
            .ToDictionary(one => one.Key, one => one.Last()[2]);
        var stamps = rows.DistinctBy(KeyOf).ToDictionary(KeyOf, row => row.Timestamp!.Value);
        foreach (var (name, last) in lastAcknowledged)
        {
            var content = (await container.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToString();
            var key = content[..32];
            Assert.Equal(string.Concat(Enumerable.Repeat(key, 2000)), content);
            Assert.True(stamps[key] >= stamps[last], $"Blob {name} is older than what was acknowledged.");
        }
    }

    private static string KeyOf(TableEntity row) =>
        row.RowKey[(row.RowKey.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private async Task KillAsync(int milliseconds)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LocalFunctions.Tests"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [StorageCrashChild.Folder] = folder.Path },
        };
        using var child = Process.Start(start)!;
        try
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync());
            await Task.Delay(milliseconds);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
    }

    public void Dispose() => folder.Dispose();
}
