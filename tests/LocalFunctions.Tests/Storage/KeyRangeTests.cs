using System.Text;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables.Filters;
using LocalFunctions.Storage.Tables.Queries;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>A query reads the stretch of the index that its filter leaves, and nothing beside it.</summary>
public sealed class KeyRangeTests : IDisposable
{
    private readonly EmbeddedFolder folder = new();

    [Theory]
    [InlineData("PartitionKey eq 'p'", "p", "", true)]
    [InlineData("PartitionKey eq 'p' and RowKey ge 'b' and RowKey lt 'd'", "p", "b", true)]
    [InlineData("RowKey ge 'b' and PartitionKey eq 'p'", "p", "b", true)]
    [InlineData("PartitionKey eq 'p' and RowKey gt 'b'", "p", "b\0", true)]
    [InlineData("PartitionKey ge 'p' and PartitionKey lt 'q'", "p", "", true)]
    [InlineData("PartitionKey eq 'p' and RowKey ge 'b' and Number eq 1", "p", "b", false)]
    [InlineData("PartitionKey ge 'p' and RowKey ge 'b'", "p", "", false)]
    [InlineData("PartitionKey eq 'p' or PartitionKey eq 'q'", "", "", false)]
    [InlineData("PartitionKey ne 'p'", "", "", false)]
    [InlineData("not (PartitionKey eq 'p')", "", "", false)]
    [InlineData("PartitionKey eq 1", "", "", false)]
    public void A_filter_says_where_to_begin_and_whether_all_that_follows_matches(
        string filter,
        string partition,
        string row,
        bool exact
    )
    {
        var range = KeyRange.Of(FilterParser.Parse(filter).Expression);
        Assert.Equal((partition, row), (Text(range.PartitionFrom), Text(range.RowFrom)));
        Assert.Equal(exact, range.IsExact);
    }

    [Theory]
    [InlineData("PartitionKey eq 'p'", "p", "zzz", false)]
    [InlineData("PartitionKey eq 'p'", "pa", "", true)]
    [InlineData("PartitionKey eq 'p' and RowKey lt 'd'", "p", "c", false)]
    [InlineData("PartitionKey eq 'p' and RowKey lt 'd'", "p", "d", true)]
    [InlineData("PartitionKey eq 'p' and RowKey le 'd'", "p", "d", false)]
    [InlineData("PartitionKey ge 'p' and RowKey lt 'd'", "q", "e", false)]
    [InlineData("Number eq 1", "zzz", "zzz", false)]
    public void A_filter_says_where_to_stop(string filter, string partition, string row, bool beyond)
    {
        var range = KeyRange.Of(FilterParser.Parse(filter).Expression);
        Assert.Equal(beyond, range.EndsBefore(Encoding.UTF8.GetBytes(partition), Encoding.UTF8.GetBytes(row)));
    }

    [Fact]
    public void SQLite_begins_at_the_first_key_by_its_index()
    {
        using var file = StorageFile.Open(
            Path.Combine(folder.Path, "storage.db"),
            TimeProvider.System,
            survivePowerLoss: false,
            NullLogger.Instance
        );
        var (detail, isAll) = file.Readers.Read(PlanOf);
        Assert.StartsWith("SEARCH entities USING INDEX", detail, StringComparison.Ordinal);
        Assert.EndsWith("(tableId=? AND (partitionKey,rowKey)>(?,?))", detail, StringComparison.Ordinal);
        Assert.True(isAll, "The order needs a step of its own.");
    }

    private static (string Detail, bool IsAll) PlanOf(Connection connection)
    {
        var plan = connection.Prepared("EXPLAIN QUERY PLAN " + EntityScan.FromKey);
        plan.Bind(0, 1).Bind(1, "p").Bind(2, "r");
        Assert.True(plan.Step());
        var detail = plan.Text(3);
        var isAll = !plan.Step();
        plan.Reset();
        return (detail, isAll);
    }

    private static string Text(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key);

    public void Dispose() => folder.Dispose();
}
