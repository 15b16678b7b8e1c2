using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>Makes a change of what a request says, alone or inside a batch.</summary>
internal static class ChangeRequest
{
    /// <param name="method">POST inserts, PUT replaces, PATCH and MERGE merge, DELETE deletes.</param>
    /// <param name="ifMatch">Without it PUT and PATCH insert what is missing.</param>
    public static EntityChange Read(string method, TableAddress address, string? ifMatch, ReadOnlySpan<byte> body)
    {
        var kind = Kind(method, ifMatch);
        if (kind is ChangeKind.Delete)
            return Checked(kind, address.Table, address.PartitionKey, address.RowKey, ifMatch, []);
        var reader = EntityReader.OfThisThread;
        var properties = reader.Read(body);
        return Checked(
            kind,
            address.Table,
            address.PartitionKey ?? reader.PartitionKey,
            address.RowKey ?? reader.RowKey,
            ifMatch,
            properties
        );
    }

    private static ChangeKind Kind(string method, string? ifMatch) =>
        (method, ifMatch) switch
        {
            ("POST", _) => ChangeKind.Insert,
            ("PUT", null) => ChangeKind.InsertOrReplace,
            ("PUT", _) => ChangeKind.Replace,
            ("PATCH" or "MERGE", null) => ChangeKind.InsertOrMerge,
            ("PATCH" or "MERGE", _) => ChangeKind.Merge,
            ("DELETE", _) => ChangeKind.Delete,
            _ => throw new RequestRefusedException(TableError.NotImplemented),
        };

    private static EntityChange Checked(
        ChangeKind kind,
        string table,
        string? partitionKey,
        string? rowKey,
        string? ifMatch,
        byte[] properties
    )
    {
        if (partitionKey is null || rowKey is null)
            throw new RequestRefusedException(TableError.PropertiesNeedValue);
        if (EntityKeys.Refusal(partitionKey, rowKey) is { } refusal)
            throw new RequestRefusedException(refusal);
        var condition = ifMatch is null ? null : EntityTag.Condition(ifMatch);
        return new EntityChange(kind, table, partitionKey, rowKey, condition, properties);
    }
}
