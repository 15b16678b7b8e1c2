using Azure;
using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Several changes in one transaction.</summary>
public abstract class BatchContract(StorageUnderTest storage)
{
    [Fact]
    public async Task A_hundred_changes_are_made_together()
    {
        var table = await storage.FreshTableAsync();
        var answers = await table.SubmitTransactionAsync(Insertions(100));
        Assert.Equal(100, answers.Value.Count);
        Assert.All(answers.Value, answer => Assert.Equal(204, answer.Status));
        Assert.Equal(100, table.Query<TableEntity>().Count());
        var fifth = (await table.GetEntityAsync<TableEntity>("p", "005")).Value;
        Assert.Equal(answers.Value[5].Headers.ETag, fifth.ETag);
        Assert.Equal("第5行", fifth["Text"]);
    }

    [Fact]
    public async Task Every_kind_of_change_may_stand_in_a_batch()
    {
        var table = await storage.FreshTableAsync();
        await table.SubmitTransactionAsync(Insertions(4));
        var second = (await table.GetEntityAsync<TableEntity>("p", "002")).Value.ETag;
        await table.SubmitTransactionAsync([
            new(TableTransactionActionType.Delete, new TableEntity("p", "000")),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "001") { ["M"] = 1 }, ETag.All),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "002") { ["M"] = 2 }, second),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "003") { ["M"] = 3 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "it's") { ["M"] = 4 }),
            new(TableTransactionActionType.Add, new TableEntity("p", "005") { ["M"] = 5 }),
        ]);
        var rows = table.Query<TableEntity>().ToDictionary(row => row.RowKey);
        Assert.Equal(["001", "002", "003", "005", "it's"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.True(rows["001"].ContainsKey("Text"));
        Assert.False(rows["002"].ContainsKey("Text"));
        Assert.True(rows["003"].ContainsKey("Text"));
        Assert.Equal(4, rows["it's"]["M"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task One_conflict_undoes_the_whole_batch_and_is_named(int place)
    {
        var table = await storage.FreshTableAsync();
        var changes = Insertions(10);
        await table.AddEntityAsync(new TableEntity("p", changes[place].Entity.RowKey) { ["Text"] = "first" });
        var failure = await FailsAsync(table, changes);
        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Equal(place, failure.FailedTransactionActionIndex);
        Assert.Equal("first", table.Query<TableEntity>().Single()["Text"]);
    }

    [Fact]
    public async Task A_stale_tag_undoes_the_whole_batch()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 });
        var stale = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["N"] = 2 });
        var failure = await FailsAsync(
            table,
            [
                new(TableTransactionActionType.Add, new TableEntity("p", "other")),
                new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "r") { ["N"] = 3 }, stale),
            ]
        );
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Equal(2, table.Query<TableEntity>().Single()["N"]);
    }

    [Fact]
    public async Task What_is_missing_undoes_the_whole_batch()
    {
        var table = await storage.FreshTableAsync();
        var failure = await FailsAsync(
            table,
            [
                new(TableTransactionActionType.Add, new TableEntity("p", "a")),
                new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "b"), ETag.All),
            ]
        );
        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.Equal(1, failure.FailedTransactionActionIndex);
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task A_batch_keeps_to_one_partition()
    {
        var table = await storage.FreshTableAsync();
        TableTransactionAction[] changes =
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a")),
            new(TableTransactionActionType.Add, new TableEntity("q", "a")),
        ];
        if (storage.IsAzurite)
        {
            // Azurite lets a batch cross partitions.
            await table.SubmitTransactionAsync(changes);
            return;
        }
        var failure = await FailsAsync(table, changes);
        Assert.Equal((400, "CommandsInBatchActOnDifferentPartitions"), (failure.Status, failure.ErrorCode));
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task A_row_stands_in_a_batch_only_once()
    {
        var table = await storage.FreshTableAsync();
        var failure = await FailsAsync(
            table,
            [
                new(TableTransactionActionType.Add, new TableEntity("p", "a")),
                new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "a")),
            ]
        );
        Assert.Equal((400, "InvalidDuplicateRow"), (failure.Status, failure.ErrorCode));
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task A_hundred_and_one_changes_are_too_many()
    {
        var table = await storage.FreshTableAsync();
        var submitted = table.SubmitTransactionAsync(Insertions(101));
        // Azurite refuses them too, in a form that the SDK cannot read.
        if (storage.IsAzurite)
            await Assert.ThrowsAsync<InvalidOperationException>(() => submitted);
        else
            await submitted.IsRefusedAsync(400, "InvalidInput");
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task Upserts_in_a_batch_insert_what_is_missing_and_change_what_is_there()
    {
        var table = await storage.FreshTableAsync();
        await table.SubmitTransactionAsync(Insertions(2));
        var answers = table.SubmitTransaction([
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "000") { ["M"] = 1 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "001") { ["M"] = 2 }),
            new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "002") { ["M"] = 3 }),
            new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "003") { ["M"] = 4 }),
        ]);
        var rows = table.Query<TableEntity>().ToList();
        Assert.Equal([true, false, false, false], rows.Select(row => row.ContainsKey("Text")));
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row["M"]).Cast<int>());
        Assert.Equal(answers.Value.Select(answer => answer.Headers.ETag), rows.Select(row => (ETag?)row.ETag));
    }

    [Fact]
    public async Task A_deletion_in_a_batch_needs_its_row_and_its_tag()
    {
        var table = await storage.FreshTableAsync();
        await table.SubmitTransactionAsync(Insertions(1));
        var tag = (await table.GetEntityAsync<TableEntity>("p", "000")).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("p", "000") { ["N"] = 2 });
        var stale = await FailsAsync(table, [new(TableTransactionActionType.Delete, new TableEntity("p", "000"), tag)]);
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (stale.Status, stale.ErrorCode));
        var absent = await FailsAsync(table, [new(TableTransactionActionType.Delete, new TableEntity("p", "absent"))]);
        Assert.Equal(
            (404, "ResourceNotFound", 0),
            (absent.Status, absent.ErrorCode, absent.FailedTransactionActionIndex)
        );
        await table.SubmitTransactionAsync([
            new(TableTransactionActionType.Delete, new TableEntity("p", "000"), ETag.All),
        ]);
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task An_update_in_a_batch_without_a_tag_inserts_what_is_missing()
    {
        var table = await storage.FreshTableAsync();
        await table.SubmitTransactionAsync([
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "a") { ["N"] = 1 }),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "b") { ["N"] = 2 }),
        ]);
        Assert.Equal([1, 2], table.Query<TableEntity>().Select(row => row["N"]).Cast<int>());
    }

    [Fact]
    public async Task A_batch_in_a_table_that_is_not_there_is_refused()
    {
        var table = storage.Tables.GetTableClient("Absent" + Guid.NewGuid().ToString("N"));
        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() =>
            table.SubmitTransactionAsync(Insertions(2))
        );
        Assert.Equal(404, refusal.Status);
    }

    [Fact]
    public async Task A_batch_holds_4_MiB_and_no_more()
    {
        var table = await storage.FreshTableAsync();
        await table.SubmitTransactionAsync(Heavy(40));
        await table.SubmitTransactionAsync(Heavy(60)).IsRefusedAsync(413, "RequestBodyTooLarge");
    }

    [Fact]
    public async Task A_batch_is_a_copy_of_what_was_submitted()
    {
        var table = await storage.FreshTableAsync();
        var changes = Insertions(2);
        await table.SubmitTransactionAsync(changes);
        ((TableEntity)changes[0].Entity)["Text"] = "changed";
        changes.Clear();
        Assert.Equal(["第0行", "第1行"], table.Query<TableEntity>().Select(row => row.GetString("Text")));
    }

    private static IEnumerable<TableTransactionAction> Heavy(int count) =>
        Enumerable
            .Range(0, count)
            .Select(i => new TableEntity($"heavy{count}", $"{i:000}") { ["Bytes"] = new byte[60 * 1024] })
            .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row));

    private static Task<TableTransactionFailedException> FailsAsync(
        TableClient table,
        IEnumerable<TableTransactionAction> changes
    ) => Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(changes));

    private static List<TableTransactionAction> Insertions(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new TableEntity("p", $"{i:000}") { ["Text"] = $"第{i}行" })
                .Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)),
        ];
}

public sealed class EmbeddedBatchTests(EmbeddedFixture storage)
    : BatchContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestBatchTests(RestFixture storage) : BatchContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteBatchTests(AzuriteFixture storage) : BatchContract(storage);
