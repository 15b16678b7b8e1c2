using System.Buffers;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables.Entities;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>One page of a query as the service answers it.</summary>
internal sealed class EntityPage(EntityQuery query) : EntityScan(query)
{
    private readonly ArrayBufferWriter<byte> output = new(8192);
    private readonly IReadOnlyList<byte[]>? selected = query.Selected;

    public Answer Read(Connection connection, long table)
    {
        output.Write("{\"value\":["u8);
        Walk(connection, table);
        output.Write("]}"u8);
        return TableAnswers
            .Json(200, output)
            .With("x-ms-continuation-NextPartitionKey", NextPartitionKey)
            .With("x-ms-continuation-NextRowKey", NextRowKey);
    }

    protected override void Add(
        int index,
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties
    )
    {
        if (index > 0)
            output.Write(","u8);
        EntityText.Write(output, partitionKey, rowKey, stamp, properties, selected);
    }
}
