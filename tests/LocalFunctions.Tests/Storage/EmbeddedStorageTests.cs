using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>What only the embedded storage promises: its folder, its clock, its order under many callers.</summary>
public sealed class EmbeddedStorageTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private readonly EmbeddedFolder folder = new();

    [Fact]
    public async Task Everything_is_there_again_when_the_folder_is_opened_again()
    {
        Uri link;
        ETag? tag;
        await using (var storage = folder.Open())
        {
            var table = await TableAsync(storage);
            tag = (await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "第一次" })).Headers.ETag;
            var blob = await BlobAsync(storage, "内容");
            link = blob.GenerateSasUri(BlobSasPermissions.Read, TimeProvider.System.GetUtcNow().AddHours(1));
        }
        await using var again = folder.Open();
        var read = (await again.Tables.GetTableClient("Courses").GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal("第一次", read["Text"]);
        Assert.Equal(tag, read.ETag);
        Assert.Equal((200, "内容"), await GetAsync(again, link));
    }

    [Fact]
    public async Task A_second_process_is_refused_with_a_clear_sentence()
    {
        await using var first = folder.Open();
        var refusal = Assert.Throws<InvalidOperationException>(() => folder.Open());
        Assert.Contains("正被另一个进程使用", refusal.Message, StringComparison.Ordinal);
        await TableAsync(first);
    }

    [Fact]
    public async Task Data_of_another_version_is_refused_and_left_as_it_is()
    {
        await folder.Open().DisposeAsync();
        var path = Path.Combine(folder.Path, "storage.db");
        Execute(path, "PRAGMA user_version = 99");
        var refusal = Assert.Throws<InvalidOperationException>(() => folder.Open());
        Assert.Contains("第 99 版", refusal.Message, StringComparison.Ordinal);
        Execute(path, "PRAGMA user_version = 1");
        await folder.Open().DisposeAsync();
    }

    [Fact]
    public async Task While_the_clock_stands_still_every_write_bears_a_tag_of_its_own()
    {
        var clock = new StillClock(Morning);
        await using var storage = folder.Open(clock);
        var table = await TableAsync(storage);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 100; i++)
            tags.Add((await table.UpsertEntityAsync(new TableEntity("p", "r") { ["N"] = i })).Headers.ETag.ToString()!);
        Assert.Equal(100, tags.Count);
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.InRange(read.Timestamp!.Value - Morning, TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_tag_never_returns_although_the_clock_is_set_back_and_the_folder_opened_again()
    {
        ETag tag;
        await using (var storage = folder.Open(new StillClock(Morning)))
        {
            var table = await TableAsync(storage);
            tag = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
            await table.DeleteEntityAsync("p", "r");
        }
        await using var again = folder.Open(new StillClock(Morning.AddDays(-1)));
        var same = again.Tables.GetTableClient("Courses");
        await same.AddEntityAsync(new TableEntity("p", "r"));
        await same.DeleteEntityAsync("p", "r", tag).IsRefusedAsync(412, "UpdateConditionNotSatisfied");
    }

    [Fact]
    public async Task A_link_expires_by_the_given_clock()
    {
        var clock = new StillClock(Morning);
        await using var storage = folder.Open(clock);
        // The SDK writes the hour as it stands and calls it UTC.
        var expiry = Morning.AddMinutes(10).ToUniversalTime();
        var link = (await BlobAsync(storage, "内容")).GenerateSasUri(BlobSasPermissions.Read, expiry);
        Assert.Equal((200, "内容"), await GetAsync(storage, link));
        clock.Now = Morning.AddMinutes(11);
        Assert.Equal(403, (await GetAsync(storage, link)).Status);
    }

    [Fact]
    public async Task Many_who_count_at_the_same_time_lose_no_count()
    {
        await using var storage = folder.Open();
        var table = await TableAsync(storage);
        await table.AddEntityAsync(new TableEntity("p", "counter") { ["N"] = 0 });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => CountAsync(table, times: 50))));
        Assert.Equal(400, (await table.GetEntityAsync<TableEntity>("p", "counter")).Value["N"]);
    }

    [Fact]
    public async Task Of_many_who_insert_the_same_one_succeeds()
    {
        await using var storage = folder.Open();
        var table = await TableAsync(storage);
        var attempts = Enumerable.Range(0, 16).Select(i => Task.Run(() => InsertedAsync(table, i)));
        var winners = (await Task.WhenAll(attempts)).Count(inserted => inserted);
        Assert.Equal(1, winners);
    }

    [Fact]
    public async Task A_batch_is_seen_whole_or_not_at_all()
    {
        await using var storage = folder.Open();
        var table = await TableAsync(storage);
        var writing = Task.Run(async () =>
        {
            for (var version = 1; version <= 100; version++)
                await table.SubmitTransactionAsync(
                    Enumerable
                        .Range(0, 10)
                        .Select(row => new TableEntity("p", $"{row}") { ["Version"] = version })
                        .Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row))
                );
        });
        while (!writing.IsCompleted)
            Assert.InRange(table.Query<TableEntity>().Select(row => row["Version"]).Distinct().Count(), 0, 1);
        await writing;
    }

    [Fact]
    public async Task A_name_that_XML_cannot_hold_is_listed_all_the_same()
    {
        const string Name = "a\u0002b\uFFFEc😀";
        await using var storage = folder.Open();
        var container = (await BlobAsync(storage, "first")).GetParentBlobContainerClient();
        await container.UploadBlobAsync(Name, BinaryData.FromString("odd"));
        Assert.Equal([Name, "photo"], container.GetBlobs().Select(blob => blob.Name));
        await container.GetBlobClient(Name).DeleteAsync();
    }

    [Fact]
    public async Task What_was_overwritten_or_deleted_leaves_no_file()
    {
        await using var storage = folder.Open();
        var blob = await BlobAsync(storage, "one");
        await blob.UploadAsync(BinaryData.FromString("two"), overwrite: true);
        Assert.Single(Files());
        await blob.DeleteAsync();
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_an_interrupted_upload_left_is_swept_away_at_the_next_start()
    {
        await using (var storage = folder.Open())
            await BlobAsync(storage, "kept");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "blobs", "0-7"), "half");
        await using (folder.Open()) { }
        Assert.Equal("kept", await File.ReadAllTextAsync(Files().Single()));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_what_was_there()
    {
        await using var storage = folder.Open();
        var blob = await BlobAsync(storage, "whole");
        await Assert.ThrowsAnyAsync<Exception>(() => blob.UploadAsync(new BreakingStream(), overwrite: true));
        Assert.Equal("whole", (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Single(Files());
    }

    [Theory]
    [InlineData("http://localhost:7071/storage/")]
    [InlineData("http://127.0.0.1:7071/")]
    [InlineData("http://127.0.0.1:7071/storage/deeper")]
    public void An_endpoint_in_which_the_SDK_would_lose_its_way_is_refused(string endpoint)
    {
        var refusal = Assert.Throws<ArgumentException>(() =>
            EmbeddedStorage.Open(
                folder.Path,
                new Uri(endpoint),
                TimeProvider.System,
                Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance
            )
        );
        Assert.Contains("http://127.0.0.1:7071/storage/", refusal.Message, StringComparison.Ordinal);
    }

    private string[] Files() => Directory.GetFiles(Path.Combine(folder.Path, "blobs"));

    private static async Task<TableClient> TableAsync(EmbeddedStorage storage)
    {
        var table = storage.Tables.GetTableClient("Courses");
        await table.CreateAsync();
        return table;
    }

    private static async Task<BlobClient> BlobAsync(EmbeddedStorage storage, string content)
    {
        var container = storage.Blobs.GetBlobContainerClient("media");
        await container.CreateAsync();
        var blob = container.GetBlobClient("photo");
        await blob.UploadAsync(BinaryData.FromString(content));
        return blob;
    }

    private static async Task<(int Status, string Body)> GetAsync(EmbeddedStorage storage, Uri link)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext
        {
            Request =
            {
                Method = "GET",
                Path = link.AbsolutePath,
                QueryString = new QueryString(link.Query),
            },
            Response = { Body = body },
        };
        await storage.AnswerAsync(http);
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async Task CountAsync(TableClient table, int times)
    {
        for (var done = 0; done < times; )
        {
            var read = (await table.GetEntityAsync<TableEntity>("p", "counter")).Value;
            read["N"] = Convert.ToInt32(read["N"], CultureInfo.InvariantCulture) + 1;
            try
            {
                await table.UpdateEntityAsync(read, read.ETag);
                done++;
            }
            catch (RequestFailedException raced) when (raced.Status == 412)
            {
                // Another was faster: read again.
            }
        }
    }

    private static async Task<bool> InsertedAsync(TableClient table, int number)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = number });
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status == 409)
        {
            return false;
        }
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => folder.Dispose();

    private sealed class BreakingStream : MemoryStream
    {
        public BreakingStream()
            : base(new byte[100_000]) { }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 0 ? throw new IOException("The line broke.") : base.ReadAsync(buffer[..1000], cancellationToken);

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("The line broke.");
    }
}
