using Azure;
using Azure.Data.Tables;
using LocalFunctions.Measuring;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Gate;
using LocalFunctions.Storage.Straight;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Wire;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LocalFunctions.Tests.Storage;

public sealed class FullDisk : IDisposable
{
    private readonly EmbeddedFolder folder = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_disk_is_said_and_damages_nothing(bool straight)
    {
        using var file = StorageFile.Open(
            Path.Combine(folder.Path, "storage.db"),
            TimeProvider.System,
            survivePowerLoss: false,
            NullLogger.Instance
        );
        var table = Client(file, straight).GetTableClient("Courses");
        await table.CreateAsync();
        await file.Writer.RunAsync(new Pragma("max_page_count = 100"));

        var written = await FillAsync(table);

        Assert.NotEmpty(written);
        Assert.Equal(written, table.Query<TableEntity>().Select(row => row.RowKey));
        await file.Writer.RunAsync(new Pragma("max_page_count = 10000"));
        await table.AddEntityAsync(Row(10_000));
        Assert.Equal(written.Count + 1, table.Query<TableEntity>().Count());
    }

    private static async Task<List<string>> FillAsync(TableClient table)
    {
        var written = new List<string>();
        for (var i = 0; ; i++)
            try
            {
                await table.AddEntityAsync(Row(i));
                written.Add(Row(i).RowKey);
            }
            catch (RequestFailedException full)
            {
                Assert.Equal((500, "InternalError"), (full.Status, full.ErrorCode));
                Assert.Contains("full", full.Message, StringComparison.Ordinal);
                return written;
            }
    }

    private static TableEntity Row(int number) => new("p", $"{number:00000}") { ["Bytes"] = new byte[2000] };

    private static TableServiceClient Client(StorageFile file, bool straight)
    {
        var (names, gate) = (file.Readers.Read(TableNames.Read), new CallGate(null, new Tally()));
        var protocol = new TableProtocol(file, names, "storage", NullLogger.Instance);
        var endpoint = new Uri("https://127.0.0.1/storage");
        var wire = new TableClientOptions
        {
            Transport = new InProcessTransport(protocol.AnswerAsync, gate),
            Retry = { MaxRetries = 0 },
        };
        return straight
            ? new StraightTables(endpoint, wire, new StraightStore(file, names, gate, NullLogger.Instance))
            : new TableServiceClient(endpoint, StraightTables.NoSignature, wire);
    }

    public void Dispose() => folder.Dispose();

    private sealed class Pragma(string setting) : Write
    {
        public override void Apply(Connection connection, Stamps stamps) => connection.Execute($"PRAGMA {setting}");
    }
}
