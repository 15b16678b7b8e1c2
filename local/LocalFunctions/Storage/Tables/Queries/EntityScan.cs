using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables.Filters;

namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>Reads one page of a query, in key order, stopping at the end of the key range.</summary>
internal abstract class EntityScan(EntityQuery query)
{
    public const string FromKey =
        "SELECT partitionKey, rowKey, stamp, properties FROM entities "
        + "WHERE tableId = ? AND (partitionKey, rowKey) >= (?, ?) ORDER BY partitionKey, rowKey";

    private readonly RowTest? test = query.Filter.Test();
    private int count;

    /// <summary>Where the next page begins, in the form of the service; null at the end.</summary>
    public string? NextPartitionKey { get; private set; }

    public string? NextRowKey { get; private set; }

    protected void Walk(Connection connection, long table)
    {
        var range = query.Filter.Range;
        var statement = connection.Prepared(FromKey);
        statement.Bind(0, table);
        statement.BindText(1, query.NextPartitionKey ?? range.PartitionFrom);
        statement.BindText(2, query.NextPartitionKey is null ? range.RowFrom : query.NextRowKey);
        try
        {
            while (statement.Step() && Take(statement)) { }
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <param name="index">Its place on the page.</param>
    protected abstract void Add(
        int index,
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties
    );

    private bool Take(Statement row)
    {
        var partitionKey = row.Bytes(0);
        var rowKey = row.Bytes(1);
        if (query.Filter.Range.EndsBefore(partitionKey, rowKey))
            return false;
        if (count == query.Top)
        {
            NextPartitionKey = Continuation.Write(partitionKey);
            NextRowKey = Continuation.Write(rowKey);
            return false;
        }
        var stamp = row.Long(2);
        var properties = row.Bytes(3);
        if (test?.Holds(partitionKey, rowKey, stamp, properties) is not false)
            Add(count++, partitionKey, rowKey, stamp, properties);
        return true;
    }
}
