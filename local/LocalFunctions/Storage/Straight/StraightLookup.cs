using LocalFunctions.Storage.Database;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Tables.Queries;

namespace LocalFunctions.Storage.Straight;

/// <summary>Reads one entity by its keys.</summary>
internal sealed class StraightLookup(TableNames names, TableAddress address, IReadOnlyList<byte[]>? selected)
{
    /// <summary>Null where it was refused.</summary>
    public EntityRow? Found { get; private set; }

    public TableError? Refusal { get; private set; }

    /// <returns>The bytes read.</returns>
    public long Read(Connection connection)
    {
        if (!names.TryFind(address.Table, out var table))
            return Refuse(TableError.TableNotFound);
        var row = connection
            .Prepared(EntityLookup.Found)
            .Bind(0, table)
            .Bind(1, address.PartitionKey)
            .Bind(2, address.RowKey);
        try
        {
            if (!row.Step())
                return Refuse(TableError.ResourceNotFound);
            var properties = row.Bytes(3);
            Found = EntityRow.Read(row.Bytes(0), row.Bytes(1), row.Long(2), properties, selected);
            return properties.Length;
        }
        finally
        {
            row.Reset();
        }
    }

    private long Refuse(TableError refusal)
    {
        Refusal = refusal;
        return 0;
    }
}
