using Azure.Data.Tables;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Tables.Queries;

namespace LocalFunctions.Storage.Straight;

/// <summary>One page of a query as entities.</summary>
internal sealed class StraightPage(TableNames names, string table, EntityQuery query) : EntityScan(query)
{
    private readonly IReadOnlyList<byte[]>? selected = query.Selected;
    private readonly List<TableEntity> rows = [];
    private long bytes;

    public IReadOnlyList<TableEntity> Rows => rows;

    public TableError? Refusal { get; private set; }

    /// <summary>Both keys of the next page in one text, as the SDK hands it out; null at the end.</summary>
    public string? Next => NextPartitionKey is null ? null : $"{NextPartitionKey} {NextRowKey}";

    /// <returns>The bytes read.</returns>
    public long Read(Connection connection)
    {
        if (names.TryFind(table, out var id))
            Walk(connection, id);
        else
            Refusal = TableError.TableNotFound;
        return bytes;
    }

    protected override void Add(
        int index,
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties
    )
    {
        bytes += properties.Length;
        rows.Add(EntityRow.Read(partitionKey, rowKey, stamp, properties, selected).Entity);
    }
}
