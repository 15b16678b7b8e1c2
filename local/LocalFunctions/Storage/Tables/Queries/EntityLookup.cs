using System.Buffers;
using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables.Entities;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables.Queries;

/// <summary>Reads one entity by its keys.</summary>
internal static class EntityLookup
{
    public const string Found =
        "SELECT partitionKey, rowKey, stamp, properties FROM entities "
        + "WHERE tableId = ? AND partitionKey = ? AND rowKey = ?";

    public static Answer Read(Connection connection, long table, TableAddress address, IReadOnlyList<byte[]>? selected)
    {
        var row = connection.Prepared(Found).Bind(0, table).Bind(1, address.PartitionKey).Bind(2, address.RowKey);
        try
        {
            if (!row.Step())
                return TableError.ResourceNotFound.Answer();
            var stamp = row.Long(2);
            var properties = row.Bytes(3);
            var partitionKey = row.Bytes(0);
            var rowKey = row.Bytes(1);
            var output = new ArrayBufferWriter<byte>(properties.Length + partitionKey.Length + rowKey.Length + 256);
            EntityText.Write(output, partitionKey, rowKey, stamp, properties, selected);
            return TableAnswers.Json(200, output).With("ETag", EntityTag.Of(stamp));
        }
        finally
        {
            row.Reset();
        }
    }
}
