using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Pages while others write, and the fine print of filters, selections and batches.</summary>
public abstract class PageContract(StorageUnderTest storage)
{
    [Theory]
    [InlineData("PartitionKey eq ''", "empty")]
    [InlineData("PartitionKey eq '' and RowKey eq 'empty'", "empty")]
    [InlineData("PartitionKey gt ''", "a b 中")]
    [InlineData("PartitionKey eq '街道' and RowKey ge '一'", "中")]
    [InlineData("RowKey eq '中'", "中")]
    [InlineData("not (Flag eq true or Number gt 2) and PartitionKey eq 'p'", "b")]
    [InlineData("PartitionKey eq 'p' and not (Flag eq true) and not (Number gt 2)", "b")]
    [InlineData("(((Number eq 1)) or ((Number eq 2 and (Flag eq false))))", "a b")]
    [InlineData("Number ge 1 and (Flag eq true or Number eq 2) and RowKey lt 'b'", "a")]
    [InlineData("Large eq 5000000001L or Large eq 5000000002L", "a b")]
    [InlineData("Moment ge datetime'2026-09-01T12:00:02+08:00'", "b")]
    [InlineData("Id eq guid'c9da6455-213d-42c9-9a79-3e9149a57833'", "a b")]
    [InlineData("Id ne guid'c9da6455-213d-42c9-9a79-3e9149a57833'", "")]
    [InlineData("Flag ne true", "b")]
    [InlineData("Text eq ''''", "a")]
    [InlineData("Text eq '(not) and ''or'''", "b")]
    [InlineData("'b' le RowKey and PartitionKey eq 'p'", "b")]
    public async Task The_fine_print_of_filters_is_understood(string filter, string expected)
    {
        var table = await FilledAsync();
        Assert.Equal(expected, string.Join(' ', table.Query<TableEntity>(filter).Select(row => row.RowKey)));
    }

    [Fact]
    public async Task Deleting_each_page_that_was_read_reaches_every_row_once()
    {
        var table = await ManyAsync(1050);
        var seen = new List<string>();
        await foreach (var page in table.QueryAsync<TableEntity>("PartitionKey eq 'p'", 100).AsPages())
        foreach (var row in page.Values)
        {
            seen.Add(row.RowKey);
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag);
        }
        Assert.Equal(Enumerable.Range(0, 1050).Select(i => $"{i:0000}"), seen);
        Assert.Empty(table.Query<TableEntity>());
    }

    [Fact]
    public async Task A_row_added_behind_the_page_comes_and_one_before_it_does_not()
    {
        var table = await ManyAsync(4);
        var pages = table.QueryAsync<TableEntity>(maxPerPage: 2).AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        await table.AddEntityAsync(new TableEntity("p", "0000a"));
        await table.AddEntityAsync(new TableEntity("p", "0002a"));
        await pages.MoveNextAsync();
        Assert.Equal(["0002", "0002a"], pages.Current.Values.Select(row => row.RowKey));
    }

    [Fact]
    public async Task The_last_page_has_no_token_and_an_empty_one_is_still_a_page()
    {
        var table = await ManyAsync(4);
        var exact = table.Query<TableEntity>(maxPerPage: 4).AsPages().ToList();
        Assert.Null(exact.Single().ContinuationToken);
        var none = table.Query<TableEntity>("PartitionKey eq 'absent'").AsPages().ToList();
        Assert.Empty(none.Single().Values);
        Assert.Equal(
            [3, 1],
            table.Query<TableEntity>(maxPerPage: 2).AsPages(null, 3).Select(page => page.Values.Count)
        );
    }

    [Fact]
    public async Task A_page_goes_on_after_a_key_that_is_empty_or_Chinese()
    {
        var table = await storage.FreshTableAsync();
        foreach (var (partition, row) in new[] { ("", ""), ("", "b"), ("街道", ""), ("街道", "it's"), ("街道", "路") })
            await table.AddEntityAsync(new TableEntity(partition, row));
        // Azurite begins again after an empty key, without end.
        if (storage.IsAzurite)
            await table.DeleteEntityAsync("", "");
        List<(string, string)> expected = [("", ""), ("", "b"), ("街道", ""), ("街道", "it's"), ("街道", "路")];
        var keys = table
            .Query<TableEntity>(maxPerPage: storage.IsAzurite ? 10 : 1)
            .Select(row => (row.PartitionKey, row.RowKey));
        Assert.Equal(storage.IsAzurite ? expected[1..] : expected, keys);
    }

    [Fact]
    public async Task A_selection_may_name_what_is_not_there_and_nothing_at_all()
    {
        var table = await FilledAsync();
        var some = table.Query<TableEntity>("RowKey eq 'a'", select: ["RowKey", "Never", "Number"]).Single();
        Assert.Equal(("a", 1), (some.RowKey, some["Number"]));
        Assert.Null(some.PartitionKey);
        Assert.False(some.ContainsKey("Flag"));
        var all = table.Query<TableEntity>("RowKey eq 'a'", select: []).Single();
        Assert.Equal(("p", true), (all.PartitionKey, all["Flag"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_of_none_or_of_more_than_a_thousand_is_refused(int rows)
    {
        var table = await ManyAsync(1);
        var asked = Task.Run(() => table.Query<TableEntity>(maxPerPage: rows).AsPages().First());
        // Azurite takes it.
        if (storage.IsAzurite)
            await asked;
        else
            await asked.IsRefusedAsync(400, "InvalidInput");
    }

    [Fact]
    public async Task A_table_that_is_not_there_fails_when_its_rows_are_asked_for_not_before()
    {
        var rows = storage.Tables.GetTableClient("Absent" + Guid.NewGuid().ToString("N")).QueryAsync<TableEntity>();
        await rows.GetAsyncEnumerator().MoveNextAsync().AsTask().IsRefusedAsync(404, "TableNotFound");
    }

    private async Task<TableClient> ManyAsync(int count)
    {
        var table = await storage.FreshTableAsync();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(100))
            await table.SubmitTransactionAsync(
                chunk
                    .Select(i => new TableEntity("p", $"{i:0000}"))
                    .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))
            );
        return table;
    }

    private async Task<TableClient> FilledAsync()
    {
        var table = await storage.FreshTableAsync();
        await table.AddEntityAsync(new TableEntity("", "empty"));
        await table.AddEntityAsync(new TableEntity("街道", "中"));
        foreach (var (key, number, text) in new[] { ("a", 1, "'"), ("b", 2, "(not) and 'or'") })
            await table.AddEntityAsync(
                new TableEntity("p", key)
                {
                    ["Number"] = number,
                    ["Large"] = 5_000_000_000 + number,
                    ["Flag"] = number == 1,
                    ["Text"] = text,
                    ["Id"] = new Guid("c9da6455-213d-42c9-9a79-3e9149a57833"),
                    ["Moment"] = new DateTimeOffset(2026, 9, 1, 12, 0, number, TimeSpan.FromHours(8)),
                }
            );
        return table;
    }
}

public sealed class EmbeddedPageTests(EmbeddedFixture storage) : PageContract(storage), IClassFixture<EmbeddedFixture>;

public sealed class RestPageTests(RestFixture storage) : PageContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuritePageTests(AzuriteFixture storage) : PageContract(storage);
