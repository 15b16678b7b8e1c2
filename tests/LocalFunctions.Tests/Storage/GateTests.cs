using Azure;
using Azure.Data.Tables;
using LocalFunctions.Measuring;
using LocalFunctions.Storage;
using LocalFunctions.Storage.Gate;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Counted and disturbed alike, whichever way a call takes.</summary>
public sealed class GateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("delivery-gate-");
    private readonly List<string> passed = [];
    private readonly Tally tally = new();
    private int countdown = int.MaxValue;
    private bool before;

    [Fact]
    public async Task Both_ways_pass_the_same_gate_under_the_same_names()
    {
        await using var storage = Open();
        await storage.Swept;
        await PlayAsync(storage.TablesByRest.GetTableClient("ByRest"));
        var byRest = Taken("ByRest");
        await PlayAsync(storage.Tables.GetTableClient("Straight"));
        Assert.Equal(byRest, Taken("Straight"));
        Assert.Contains("GET ?", byRest);
        Assert.Contains("POST $batch", byRest);
        Assert.Equal(Counted("ByRest"), Counted("Straight"));
        Assert.Contains(("query ?", 2L), Counted("Straight"));
        Assert.Equal(4, tally.All.Single(one => one.Name == "batch").Work.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_that_is_lost_does_nothing_and_a_lost_answer_hides_what_was_done(bool requestIsLost)
    {
        await using var storage = Open();
        var table = storage.Tables.GetTableClient("Courses");
        await table.CreateAsync();
        (before, countdown) = (requestIsLost, 1);
        await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(requestIsLost ? 0 : 1, table.Query<TableEntity>().Count());
        countdown = 1;
        await Assert.ThrowsAsync<RequestFailedException>(() =>
            table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "s"))])
        );
        Assert.Equal(requestIsLost ? 0 : 2, table.Query<TableEntity>().Count());
        countdown = 1;
        Assert.Throws<RequestFailedException>(() => table.Query<TableEntity>().Count());
        countdown = 1;
        Assert.Throws<RequestFailedException>(() => table.GetEntityIfExists<TableEntity>("p", "r"));
    }

    private EmbeddedStorage Open() =>
        EmbeddedStorage.Open(
            folder.FullName,
            new Uri("http://127.0.0.1/storage/"),
            TimeProvider.System,
            NullLoggerFactory.Instance,
            survivePowerLoss: false,
            DisturbAsync,
            tally
        );

    private async ValueTask DisturbAsync(StorageCall call, Func<ValueTask> act)
    {
        passed.Add($"{call.Method} {call.Resource}");
        var fails = --countdown == 0;
        if (fails && before)
            throw new RequestFailedException("The request was lost.");
        await act();
        if (fails)
            throw new RequestFailedException("The answer was lost.");
    }

    private List<string> Taken(string table)
    {
        List<string> taken = [.. passed.Select(one => one.Replace(table, "?", StringComparison.Ordinal))];
        passed.Clear();
        return taken;
    }

    private IEnumerable<(string, long)> Counted(string table) =>
        tally
            .All.Where(one => one.Kind is WorkKind.Storage && one.Name.EndsWith(table, StringComparison.Ordinal))
            .Select(one => (one.Name.Replace(table, "?", StringComparison.Ordinal), one.Work.Count))
            .OrderBy(one => one.Item1, StringComparer.Ordinal);

    private static async Task PlayAsync(TableClient table)
    {
        await table.CreateIfNotExistsAsync();
        var row = new TableEntity("p", "r") { ["N"] = 1 };
        await table.AddEntityAsync(row);
        await table.AddEntityAsync(row).IsRefusedAsync(409, "EntityAlreadyExists");
        await table.UpsertEntityAsync(row);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace);
        await table.UpdateEntityAsync(row, ETag.All);
        await table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Replace);
        await table.GetEntityAsync<TableEntity>("p", "r");
        await table.GetEntityIfExistsAsync<TableEntity>("p", "absent");
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "s"))]);
        await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "s"))])
        );
        Assert.Equal(2, table.Query<TableEntity>(maxPerPage: 1).Count());
        await table.DeleteEntityAsync("p", "r");
        await table.DeleteEntityAsync("p", "r");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
