using System.Buffers;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables;

/// <summary>Reads one page of a query, in key order, stopping at the end of the key range.</summary>
internal sealed class EntityPage(EntityQuery query)
{
    public const string FromKey =
        "SELECT partitionKey, rowKey, stamp, properties FROM entities "
        + "WHERE tableId = ? AND (partitionKey, rowKey) >= (?, ?) ORDER BY partitionKey, rowKey";

    private readonly ArrayBufferWriter<byte> output = new(8192);
    private int count;
    private string? nextPartitionKey;
    private string? nextRowKey;

    public Answer Read(Connection connection, long table)
    {
        var statement = connection.Prepared(FromKey);
        statement.Bind(0, table);
        statement.BindText(1, query.NextPartitionKey ?? query.Range.PartitionFrom);
        statement.BindText(2, query.NextPartitionKey is null ? query.Range.RowFrom : query.NextRowKey);
        output.Write("{\"value\":["u8);
        try
        {
            while (statement.Step() && Take(statement)) { }
        }
        finally
        {
            statement.Reset();
        }
        output.Write("]}"u8);
        return TableAnswers
            .Json(200, output)
            .With("x-ms-continuation-NextPartitionKey", nextPartitionKey)
            .With("x-ms-continuation-NextRowKey", nextRowKey);
    }

    private bool Take(Statement row)
    {
        var partitionKey = row.Bytes(0);
        var rowKey = row.Bytes(1);
        if (query.Range.EndsBefore(partitionKey, rowKey))
            return false;
        if (count == query.Top)
        {
            nextPartitionKey = Continuation.Write(partitionKey);
            nextRowKey = Continuation.Write(rowKey);
            return false;
        }
        var stamp = row.Long(2);
        var properties = row.Bytes(3);
        if (!Matches(partitionKey, rowKey, stamp, properties))
            return true;
        if (count++ > 0)
            output.Write(","u8);
        EntityText.Write(output, partitionKey, rowKey, stamp, properties, query.Selected);
        return true;
    }

    private bool Matches(
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties
    )
    {
        if (query.Filter is null || query.Row is null)
            return true;
        query.Row.Load(partitionKey, rowKey, stamp, properties);
        return query.Filter.Holds(query.Row);
    }
}
