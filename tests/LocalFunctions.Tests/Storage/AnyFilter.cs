using System.Text;
using Azure.Data.Tables;
using CsCheck;
using LocalFunctions.Storage.Tables.Filters;
using Xunit;

namespace LocalFunctions.Tests.Storage;

/// <summary>Whatever is asked, the way over the index finds what looking at every row would find.</summary>
public sealed class AnyFilter : IAsyncLifetime
{
    private static readonly string[] Keys = ["", "a", "ab", "b", "z", "中"];
    private static readonly string[] Comparers = ["eq", "ne", "gt", "ge", "lt", "le"];
    private readonly EmbeddedFolder folder = new();
    private readonly List<(string Partition, string Row, int Number)> rows = [];
    private LocalFunctions.Storage.EmbeddedStorage storage = null!;
    private TableClient table = null!;

    private static readonly Gen<string> Comparison = Gen.OneOf(
        Gen.Select(
            OneOf("PartitionKey", "RowKey"),
            OneOf(Comparers),
            OneOf(Keys),
            (property, comparer, key) => $"{property} {comparer} '{key}'"
        ),
        Gen.Select(OneOf(Comparers), Gen.Int[0, 3], (comparer, number) => $"Number {comparer} {number}")
    );

    private static readonly Gen<string> Filter = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 3
                ? Comparison
                : Gen.Frequency(
                    (3, Comparison),
                    (4, Gen.Select(inner, inner, (left, right) => $"({left}) and ({right})")),
                    (1, Gen.Select(inner, inner, (left, right) => $"({left}) or ({right})")),
                    (1, inner.Select(negated => $"not ({negated})"))
                )
    );

    private static Gen<string> OneOf(params string[] texts) =>
        Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    public async ValueTask InitializeAsync()
    {
        storage = folder.Open();
        table = storage.Tables.GetTableClient("Rows");
        await table.CreateAsync();
        foreach (var partition in Keys)
        foreach (var row in Keys)
        {
            rows.Add((partition, row, rows.Count % 4));
            await table.AddEntityAsync(new TableEntity(partition, row) { ["Number"] = rows[^1].Number });
        }
    }

    [Fact]
    public void Any_filter_finds_what_looking_at_every_row_finds() =>
        Gen.Select(Filter, Gen.Int[1, 40])
            .Sample(
                (filter, pageSize) =>
                {
                    var found = table
                        .Query<TableEntity>(filter, pageSize)
                        .Select(row => (row.PartitionKey, row.RowKey));
                    Assert.Equal(Expected(filter), found);
                },
                iter: 500,
                threads: 1
            );

    private IEnumerable<(string, string)> Expected(string filter)
    {
        var (expression, properties) = FilterParser.Parse(filter);
        var values = new FilterRow(properties);
        foreach (var (partition, row, number) in rows)
        {
            values.Load(Bytes(partition), Bytes(row), 0, Bytes($$"""{"Number":{{number}}}"""));
            if (expression.Holds(values))
                yield return (partition, row);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        folder.Dispose();
    }
}
