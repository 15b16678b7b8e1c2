using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage.Tables.Changes;
using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Straight;

/// <summary>Makes a change of what a caller gives: a copy, so that he may go on with his entity.</summary>
internal static class StraightChange
{
    private const int MostChanges = 100;

    // What a request says of itself beside its entity, at most.
    private const int Envelope = 1024;

    /// <param name="ifMatch">The default stands for none.</param>
    /// <returns>Null where the answer is the protocol's business, such as a refusal of a key.</returns>
    public static EntityChange? Of(ChangeKind kind, string table, ITableEntity? entity, ETag ifMatch)
    {
        if (entity is not TableEntity { PartitionKey: { } partitionKey, RowKey: { } rowKey } row)
            return null;
        var properties = kind is ChangeKind.Delete ? [] : EntityValues.Kept(row, partitionKey.Length + rowKey.Length);
        return properties is null ? null : Of(kind, table, partitionKey, rowKey, ifMatch, properties);
    }

    /// <inheritdoc cref="Of(ChangeKind, string, ITableEntity?, ETag)"/>
    public static EntityChange? Of(
        ChangeKind kind,
        string table,
        string? partitionKey,
        string? rowKey,
        ETag ifMatch,
        byte[] properties
    )
    {
        if (partitionKey is null || rowKey is null || EntityKeys.Refusal(partitionKey, rowKey) is not null)
            return null;
        var condition = ifMatch == default ? null : EntityTag.Condition(ifMatch.ToString());
        return new EntityChange(kind, table, partitionKey, rowKey, condition, properties);
    }

    /// <returns>Null where one of them is the protocol's business, or all together are.</returns>
    public static List<EntityChange>? Batch(string table, IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > MostChanges)
            return null;
        var changes = new List<EntityChange>(actions.Count);
        var size = 0;
        foreach (var action in actions)
        {
            if (Of(table, action) is not { } change)
                return null;
            size += Envelope + change.Properties.Length;
            changes.Add(change);
        }
        return size <= EntityValues.SurelyFits && AreOneGroup(changes) ? changes : null;
    }

    private static bool AreOneGroup(List<EntityChange> changes)
    {
        var rows = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
            if (change.PartitionKey != changes[0].PartitionKey || !rows.Add(change.RowKey))
                return false;
        return true;
    }

    private static EntityChange? Of(string table, TableTransactionAction? action) =>
        action?.ActionType switch
        {
            TableTransactionActionType.Add => Of(ChangeKind.Insert, table, action.Entity, default),
            TableTransactionActionType.UpsertReplace => Of(ChangeKind.InsertOrReplace, table, action.Entity, default),
            TableTransactionActionType.UpsertMerge => Of(ChangeKind.InsertOrMerge, table, action.Entity, default),
            TableTransactionActionType.Delete => Of(ChangeKind.Delete, table, action.Entity, action.ETag),
            TableTransactionActionType.UpdateReplace when action.ETag != default => Of(
                ChangeKind.Replace,
                table,
                action.Entity,
                action.ETag
            ),
            TableTransactionActionType.UpdateMerge when action.ETag != default => Of(
                ChangeKind.Merge,
                table,
                action.Entity,
                action.ETag
            ),
            _ => null,
        };
}
