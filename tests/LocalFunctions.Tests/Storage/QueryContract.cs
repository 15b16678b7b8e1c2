using Azure.Data.Tables;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Filters, order, pages and projection.</summary>
public abstract class QueryContract(StorageUnderTest storage)
{
    private static readonly Guid Id = new("c9da6455-213d-42c9-9a79-3e9149a57833");
    private static readonly DateTimeOffset Noon = new(2026, 9, 1, 12, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("PartitionKey eq 'p'", "a b c")]
    [InlineData("PartitionKey eq 'p' and RowKey eq 'b'", "b")]
    [InlineData("PartitionKey eq 'p' and RowKey ge 'b'", "b c")]
    [InlineData("PartitionKey eq 'p' and RowKey gt 'b'", "c")]
    [InlineData("PartitionKey eq 'p' and RowKey le 'b'", "a b")]
    [InlineData("PartitionKey eq 'p' and RowKey lt 'b'", "a")]
    [InlineData("PartitionKey eq 'p' and (RowKey ge 'a' and RowKey lt 'c')", "a b")]
    [InlineData("PartitionKey eq 'p' and RowKey ge 'c' and RowKey lt 'b'", "")]
    [InlineData("PartitionKey ge 'p'", "a b c d")]
    [InlineData("PartitionKey gt 'p'", "d")]
    [InlineData("PartitionKey lt 'q' and RowKey ge 'b'", "b c")]
    [InlineData("RowKey eq 'd'", "d")]
    [InlineData("PartitionKey eq 'p' or PartitionKey eq 'q'", "a b c d")]
    [InlineData("(PartitionKey eq 'p' and RowKey eq 'a') or (PartitionKey eq 'q' and RowKey eq 'd')", "a d")]
    [InlineData("PartitionKey eq 'absent'", "")]
    [InlineData("PartitionKey eq 'p' and Number eq 2", "b")]
    [InlineData("Number ne 2", "a c d")]
    [InlineData("Number gt 1 and Number le 3", "b c")]
    [InlineData("not (Number eq 2)", "a c d")]
    [InlineData("not (Number eq 2) and not (Number eq 3)", "a d")]
    [InlineData("Number eq 1 or Number eq 2 and PartitionKey eq 'q'", "a")]
    [InlineData("Number lt 0", "")]
    [InlineData("Number ge -1", "a b c d")]
    [InlineData("Large eq 5000000002L", "b")]
    [InlineData("Large gt 5000000002L", "c d")]
    [InlineData("Real eq 1.5", "a")]
    [InlineData("Real ge 3.5", "c d")]
    [InlineData("Flag eq true", "a c")]
    [InlineData("Flag eq false", "b d")]
    [InlineData("Text eq 'it''s 2'", "b")]
    [InlineData("Text ge 'it''s 3'", "c d")]
    [InlineData("Chinese eq '第3课'", "c")]
    [InlineData("Moment eq datetime'2026-09-01T04:00:02Z'", "b")]
    [InlineData("Moment gt datetime'2026-09-01T04:00:02.0000000Z'", "c d")]
    [InlineData("Id eq guid'c9da6455-213d-42c9-9a79-3e9149a57833'", "a b c d")]
    [InlineData("Bytes eq X'0203'", "b")]
    [InlineData("Bytes eq binary'0203'", "b")]
    [InlineData("Sometimes eq 2", "b")]
    [InlineData("Sometimes ne 3", "b")]
    [InlineData("Sometimes ge 0 or PartitionKey eq 'q'", "b d")]
    [InlineData("Number lt 2.5", "a b")]
    [InlineData("Text eq 2", "")]
    [InlineData("Never eq 'x'", "")]
    [InlineData("Timestamp gt datetime'2026-01-01T00:00:00Z'", "a b c d")]
    [InlineData("Timestamp lt datetime'2026-01-01T00:00:00Z'", "")]
    public async Task A_filter_finds_what_it_says(string filter, string expected)
    {
        var table = await FilledAsync();
        var found = table.Query<TableEntity>(filter).Select(row => row.RowKey);
        Assert.Equal(expected, string.Join(' ', found));
    }

    [Fact]
    public async Task The_filters_that_the_builder_makes_are_understood()
    {
        var table = await FilledAsync();
        Assert.Equal("b", Keys(table, TableClient.CreateQueryFilter($"Text eq {"it's 2"} and Number eq {2}")));
        Assert.Equal("c d", Keys(table, TableClient.CreateQueryFilter($"Large gt {5000000002L} and Real gt {1.0}")));
        Assert.Equal("a c", Keys(table, TableClient.CreateQueryFilter($"Id eq {Id} and Flag eq {true}")));
        Assert.Equal("a", Keys(table, TableClient.CreateQueryFilter($"Moment lt {Noon.AddSeconds(2)}")));
        Assert.Equal("b", Keys(table, TableClient.CreateQueryFilter($"Bytes eq {new byte[] { 2, 3 }}")));
    }

    [Fact]
    public async Task The_filters_that_expressions_make_are_understood()
    {
        var table = await FilledAsync();
        Assert.Equal(
            "b c",
            Keys(table.Query<TableEntity>(row => row.PartitionKey == "p" && row.RowKey.CompareTo("b") >= 0))
        );
        Assert.Equal(
            "a",
            Keys(table.Query<TableEntity>(row => row.GetInt32("Number") == 1 && row.GetBoolean("Flag") == true))
        );
        Assert.Equal("b d", Keys(table.Query<Row>(row => !row.Flag)));
        Assert.Equal("a c", Keys(table.Query<Row>(row => row.Flag)));
        Assert.Equal("c d", Keys(table.Query<Row>(row => row.Moment > Noon.AddSeconds(2) || row.Large == 0)));
        Assert.Equal("a b", Keys(table.Query<Row>(row => 3 > row.Number && row.Id == Id)));
    }

    [Fact]
    public async Task Rows_come_in_the_order_of_their_keys_as_bytes()
    {
        var table = await storage.FreshTableAsync();
        foreach (var key in new[] { "中", "b", "B", "10", "2", "é", "_", "" })
            await table.AddEntityAsync(new TableEntity("p", key));
        Assert.Equal(["", "10", "2", "B", "_", "b", "é", "中"], table.Query<TableEntity>().Select(row => row.RowKey));
    }

    [Fact]
    public async Task Pages_hold_what_is_asked_for_and_go_on_where_the_last_ended()
    {
        var table = await FilledAsync();
        var pages = table.Query<TableEntity>(maxPerPage: 3).AsPages().ToList();
        Assert.Equal([3, 1], pages.Select(page => page.Values.Count));
        var token = pages[0].ContinuationToken;
        Assert.NotNull(token);
        Assert.Null(pages[1].ContinuationToken);
        var resumed = table.Query<TableEntity>().AsPages(token).SelectMany(page => page.Values);
        Assert.Equal("d", resumed.Single().RowKey);
    }

    [Fact]
    public async Task A_page_holds_at_most_a_thousand_rows()
    {
        var table = await storage.FreshTableAsync();
        for (var batch = 0; batch < 11; batch++)
            await table.SubmitTransactionAsync(
                Enumerable
                    .Range(batch * 100, 100)
                    .Select(i => new TableEntity("p", $"{i:0000}") { ["Even"] = i % 2 == 0 })
                    .Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity))
            );
        var pages = table.Query<TableEntity>(row => row.PartitionKey == "p").AsPages().ToList();
        Assert.Equal([1000, 100], pages.Select(page => page.Values.Count));
        Assert.Equal(550, table.Query<TableEntity>("PartitionKey eq 'p' and Even eq true", maxPerPage: 100).Count());
        Assert.Equal(
            Enumerable.Range(0, 1100).Select(i => $"{i:0000}"),
            table.Query<TableEntity>(maxPerPage: 7).Select(row => row.RowKey)
        );
    }

    [Fact]
    public async Task Only_the_selected_properties_come_back()
    {
        var table = await FilledAsync();
        var row = table.Query<TableEntity>("RowKey eq 'b'", select: ["Large", "Moment"]).Single();
        Assert.Equal(5000000002L, row["Large"]);
        Assert.Equal(Noon.AddSeconds(2), row["Moment"]);
        Assert.False(row.ContainsKey("Text"));
        Assert.Null(row.RowKey);
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_is_refused()
    {
        var table = await FilledAsync();
        var refusal = await Assert.ThrowsAnyAsync<Azure.RequestFailedException>(() =>
            Task.Run(() => table.Query<TableEntity>("Number eq").ToList())
        );
        Assert.Equal(400, refusal.Status);
    }

    private static string Keys(TableClient table, string filter) => Keys(table.Query<TableEntity>(filter));

    private static string Keys(IEnumerable<ITableEntity> rows) => string.Join(' ', rows.Select(row => row.RowKey));

    private async Task<TableClient> FilledAsync()
    {
        var table = await storage.FreshTableAsync();
        foreach (var (partition, row, number) in new[] { ("p", "a", 1), ("p", "b", 2), ("p", "c", 3), ("q", "d", 4) })
            await table.AddEntityAsync(
                new TableEntity(partition, row)
                {
                    ["Number"] = number,
                    ["Large"] = 5_000_000_000 + number,
                    ["Real"] = number + 0.5,
                    ["Flag"] = number % 2 == 1,
                    ["Text"] = $"it's {number}",
                    ["Chinese"] = $"第{number}课",
                    ["Moment"] = Noon.AddSeconds(number),
                    ["Id"] = Id,
                    ["Bytes"] = new[] { (byte)number, (byte)(number + 1) },
                    ["Sometimes"] = number == 2 ? 2 : null,
                }
            );
        return table;
    }

    private sealed record Row : ITableEntity
    {
        public string PartitionKey { get; set; } = "";
        public string RowKey { get; set; } = "";
        public DateTimeOffset? Timestamp { get; set; }
        public Azure.ETag ETag { get; set; }
        public int Number { get; set; }
        public long Large { get; set; }
        public bool Flag { get; set; }
        public DateTimeOffset Moment { get; set; }
        public Guid Id { get; set; }
    }
}

public sealed class EmbeddedQueryTests(EmbeddedFixture storage)
    : QueryContract(storage),
        IClassFixture<EmbeddedFixture>;

public sealed class RestQueryTests(RestFixture storage) : QueryContract(storage), IClassFixture<RestFixture>;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteQueryTests(AzuriteFixture storage) : QueryContract(storage);
