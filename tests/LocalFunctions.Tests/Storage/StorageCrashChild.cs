using Azure.Data.Tables;
using LocalFunctions.Tests.Durable;

namespace LocalFunctions.Tests.Storage;

/// <summary>The process that is killed: it writes rows and blobs without end and notes what was acknowledged.</summary>
internal static class StorageCrashChild
{
    public const string Folder = "DELIVERY_STORAGE_CRASH_FOLDER";
    private const int Writers = 8;

    public static string AcknowledgedIn(string folder) => Path.Combine(folder, "acknowledged.txt");

    public static async Task<int> RunAsync(string folder)
    {
        await using var storage = EmbeddedFolder.OpenIn(folder);
        var table = storage.Tables.GetTableClient("Courses");
        await table.CreateIfNotExistsAsync();
        var container = storage.Blobs.GetBlobContainerClient("media");
        await container.CreateIfNotExistsAsync();
        var acknowledged = new Ledger(AcknowledgedIn(folder));
        await Console.Out.WriteLineAsync("ready");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteForeverAsync(writer))));
        return 0;

        async Task WriteForeverAsync(int writer)
        {
            while (true)
            {
                var key = Guid.NewGuid().ToString("N");
                await table.SubmitTransactionAsync(Pair($"writer-{writer}", key));
                acknowledged.Write($"rows writer-{writer} {key}");
                await container.GetBlobClient($"{writer}").UploadAsync(Content(key), overwrite: true);
                acknowledged.Write($"blob {writer} {key}");
            }
        }
    }

    /// <summary>A row and the message about it, as the app writes them.</summary>
    private static IEnumerable<TableTransactionAction> Pair(string partition, string key) =>
        new[] { "order", "outbox" }.Select(kind => new TableTransactionAction(
            TableTransactionActionType.Add,
            new TableEntity(partition, $"{kind}-{key}") { ["Text"] = "剪纸" }
        ));

    /// <summary>The key over and over, so that half of it would be seen.</summary>
    private static BinaryData Content(string key) => BinaryData.FromString(string.Concat(Enumerable.Repeat(key, 2000)));
}
