using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Tables.Changes;

namespace LocalFunctions.Storage.Straight;

/// <summary>
/// A table whose entities are read and written without requests. What is not overridden here, what is no
/// <see cref="TableEntity"/>, and whatever the service would refuse unseen goes by REST, as the base class does it.
/// </summary>
internal sealed partial class StraightTable(Uri endpoint, string name, TableClientOptions wire, StraightStore store)
    : TableClient(new Uri($"{endpoint}/{Uri.EscapeDataString(name)}"), StraightTables.NoSignature, wire)
{
    private readonly TableCalls calls = new(name);

    public override string Name => name;

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        StraightChange.Of(ChangeKind.Insert, name, entity, default) is { } change
            ? ChangeAsync(change, cancellationToken)
            : base.AddEntityAsync(entity, cancellationToken);

    public override Response AddEntity<T>(T entity, CancellationToken cancellationToken = default) =>
        StraightChange.Of(ChangeKind.Insert, name, entity, default) is { } change
            ? ChangeAsync(change, cancellationToken).GetAwaiter().GetResult()
            : base.AddEntity(entity, cancellationToken);

    public override Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) =>
        Upsert(entity, mode) is { } change
            ? ChangeAsync(change, cancellationToken)
            : base.UpsertEntityAsync(entity, mode, cancellationToken);

    public override Response UpsertEntity<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) =>
        Upsert(entity, mode) is { } change
            ? ChangeAsync(change, cancellationToken).GetAwaiter().GetResult()
            : base.UpsertEntity(entity, mode, cancellationToken);

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) =>
        Update(entity, ifMatch, mode) is { } change
            ? ChangeAsync(change, cancellationToken)
            : base.UpdateEntityAsync(entity, ifMatch, mode, cancellationToken);

    public override Response UpdateEntity<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default
    ) =>
        Update(entity, ifMatch, mode) is { } change
            ? ChangeAsync(change, cancellationToken).GetAwaiter().GetResult()
            : base.UpdateEntity(entity, ifMatch, mode, cancellationToken);

    public override Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default
    ) =>
        StraightChange.Of(ChangeKind.Delete, name, partitionKey, rowKey, ifMatch, []) is { } change
            ? DeleteAsync(change, cancellationToken)
            : base.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken);

    public override Response DeleteEntity(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default
    ) =>
        StraightChange.Of(ChangeKind.Delete, name, partitionKey, rowKey, ifMatch, []) is { } change
            ? DeleteAsync(change, cancellationToken).GetAwaiter().GetResult()
            : base.DeleteEntity(partitionKey, rowKey, ifMatch, cancellationToken);

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default
    )
    {
        List<TableTransactionAction>? actions = transactionActions is null ? null : [.. transactionActions];
        return actions is not null && StraightChange.Batch(name, actions) is { } changes
            ? BatchAsync(changes, cancellationToken)
            : base.SubmitTransactionAsync(actions, cancellationToken);
    }

    public override Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default
    )
    {
        List<TableTransactionAction>? actions = transactionActions is null ? null : [.. transactionActions];
        return actions is not null && StraightChange.Batch(name, actions) is { } changes
            ? BatchAsync(changes, cancellationToken).GetAwaiter().GetResult()
            : base.SubmitTransaction(actions, cancellationToken);
    }

    private EntityChange? Upsert(ITableEntity entity, TableUpdateMode mode) =>
        mode switch
        {
            TableUpdateMode.Replace => StraightChange.Of(ChangeKind.InsertOrReplace, name, entity, default),
            TableUpdateMode.Merge => StraightChange.Of(ChangeKind.InsertOrMerge, name, entity, default),
            _ => null,
        };

    private EntityChange? Update(ITableEntity entity, ETag ifMatch, TableUpdateMode mode) =>
        mode switch
        {
            _ when ifMatch == default => null,
            TableUpdateMode.Replace => StraightChange.Of(ChangeKind.Replace, name, entity, ifMatch),
            TableUpdateMode.Merge => StraightChange.Of(ChangeKind.Merge, name, entity, ifMatch),
            _ => null,
        };

    private async Task<Response> ChangeAsync(EntityChange change, CancellationToken cancellation) =>
        await AppliedAsync(change, cancellation) is { } refusal ? throw Refused.By(refusal) : StraightAnswer.To(change);

    /// <summary>What is not there to be deleted is no failure to the SDK.</summary>
    private async Task<Response> DeleteAsync(EntityChange change, CancellationToken cancellation) =>
        await AppliedAsync(change, cancellation) switch
        {
            null => StraightAnswer.To(change),
            { Status: 404 } refusal => refusal.Answer(),
            { } refusal => throw Refused.By(refusal),
        };

    private async ValueTask<TableError?> AppliedAsync(EntityChange change, CancellationToken cancellation)
    {
        var write = new EntityWrite(store.Names, change);
        await store.WriteAsync(calls.Of(change.Kind), write, change.Properties.Length, cancellation);
        return write.Refusal;
    }

    private async Task<Response<IReadOnlyList<Response>>> BatchAsync(
        List<EntityChange> changes,
        CancellationToken cancellation
    )
    {
        var write = new BatchWrite(store.Names, changes);
        await store.WriteAsync(TableCalls.Batch, write, changes.Sum(change => change.Properties.Length), cancellation);
        if (write.Refusal is { } refusal)
            throw Refused.InBatch(refusal);
        IReadOnlyList<Response> answers = [.. changes.Select(StraightAnswer.To)];
        return Response.FromValue(answers, new StraightAnswer(202));
    }
}
