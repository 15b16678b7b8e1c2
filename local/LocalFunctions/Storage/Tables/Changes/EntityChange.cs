using LocalFunctions.Storage.Database;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>One entity written or deleted, alone or as part of a batch.</summary>
/// <param name="IfMatch">The stamp that the entity must bear; null stands for any.</param>
internal sealed record EntityChange(
    ChangeKind Kind,
    string Table,
    string PartitionKey,
    string RowKey,
    long? IfMatch,
    byte[] Properties
)
{
    private const string Place = " WHERE tableId = ? AND partitionKey = ? AND rowKey = ?";
    private const string Inserted =
        "INSERT INTO entities (tableId, partitionKey, rowKey, stamp, properties) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO ";
    private const string InsertedNew = Inserted + "NOTHING";
    private const string InsertedOver =
        Inserted + "UPDATE SET stamp = excluded.stamp, properties = excluded.properties";
    private const string Updated = "UPDATE entities SET stamp = ?, properties = ?" + Place;
    private const string UpdatedIfMatch = Updated + " AND stamp = ?";
    private const string Deleted = "DELETE FROM entities" + Place;
    private const string DeletedIfMatch = Deleted + " AND stamp = ?";
    private const string Selected = "SELECT stamp, properties FROM entities" + Place;

    /// <summary>The stamp that the entity bears after the change.</summary>
    public long Stamp { get; private set; }

    public TableError? Apply(Connection connection, Stamps stamps, TableNames names)
    {
        if (!names.TryFind(Table, out var table))
            return TableError.TableNotFound;
        Stamp = Kind is ChangeKind.Delete ? 0 : stamps.Next(connection);
        return Kind switch
        {
            ChangeKind.Insert => Insert(connection, table, InsertedNew),
            ChangeKind.InsertOrReplace => Insert(connection, table, InsertedOver),
            ChangeKind.Replace => Update(connection, table, Properties),
            ChangeKind.Delete => Delete(connection, table),
            _ => Merge(connection, table),
        };
    }

    private TableError? Insert(Connection connection, long table, string sql)
    {
        var statement = connection.Prepared(sql);
        statement.Bind(0, table).Bind(1, PartitionKey).Bind(2, RowKey).Bind(3, Stamp).BindBlob(4, Properties);
        return statement.Run() == 1 ? null : TableError.EntityAlreadyExists;
    }

    private TableError? Update(Connection connection, long table, byte[] properties)
    {
        var statement = connection.Prepared(IfMatch is null ? Updated : UpdatedIfMatch);
        statement.Bind(0, Stamp).BindBlob(1, properties).Bind(2, table).Bind(3, PartitionKey).Bind(4, RowKey);
        if (IfMatch is { } stamp)
            statement.Bind(5, stamp);
        return statement.Run() == 1 ? null : WhyNot(connection, table);
    }

    private TableError? Delete(Connection connection, long table)
    {
        var statement = connection.Prepared(IfMatch is null ? Deleted : DeletedIfMatch);
        statement.Bind(0, table).Bind(1, PartitionKey).Bind(2, RowKey);
        if (IfMatch is { } stamp)
            statement.Bind(3, stamp);
        return statement.Run() == 1 ? null : WhyNot(connection, table);
    }

    private TableError? Merge(Connection connection, long table)
    {
        var statement = Found(connection, table);
        var exists = statement.Step();
        var fits = exists && (IfMatch is null || IfMatch == statement.Long(0));
        var merged = fits ? EntityMerge.Over(statement.Bytes(1), Properties) : [];
        statement.Reset();
        if (fits)
            return EntityMerge.Refusal(merged, PartitionKey, RowKey) ?? Update(connection, table, merged);
        if (exists)
            return TableError.UpdateConditionNotSatisfied;
        return Kind is ChangeKind.InsertOrMerge ? Insert(connection, table, InsertedNew) : TableError.ResourceNotFound;
    }

    private TableError WhyNot(Connection connection, long table)
    {
        var statement = Found(connection, table);
        var exists = statement.Step();
        statement.Reset();
        return exists ? TableError.UpdateConditionNotSatisfied : TableError.ResourceNotFound;
    }

    private Statement Found(Connection connection, long table) =>
        connection.Prepared(Selected).Bind(0, table).Bind(1, PartitionKey).Bind(2, RowKey);
}
