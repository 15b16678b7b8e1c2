using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Tables.Queries;

namespace LocalFunctions.Storage.Straight;

internal sealed partial class StraightTable
{
    public override Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        CanRead<T>(partitionKey, rowKey)
            ? ReadAsync<T>(partitionKey, rowKey, select, cancellationToken)
            : base.GetEntityAsync<T>(partitionKey, rowKey, select, cancellationToken);

    public override Response<T> GetEntity<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        CanRead<T>(partitionKey, rowKey)
            ? ReadAsync<T>(partitionKey, rowKey, select, cancellationToken).GetAwaiter().GetResult()
            : base.GetEntity<T>(partitionKey, rowKey, select, cancellationToken);

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        CanRead<T>(partitionKey, rowKey)
            ? ReadIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken)
            : base.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);

    public override NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        CanRead<T>(partitionKey, rowKey)
            ? ReadIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken).GetAwaiter().GetResult()
            : base.GetEntityIfExists<T>(partitionKey, rowKey, select, cancellationToken);

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        typeof(T) == typeof(TableEntity)
            ? (AsyncPageable<T>)(object)new StraightRowsAsync(Pages(filter, select, cancellationToken), maxPerPage)
            : base.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);

    public override Pageable<T> Query<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default
    ) =>
        typeof(T) == typeof(TableEntity)
            ? (Pageable<T>)(object)new StraightRows(Pages(filter, select, cancellationToken), maxPerPage)
            : base.Query<T>(filter, maxPerPage, select, cancellationToken);

    private static bool CanRead<T>(string? partitionKey, string? rowKey) =>
        typeof(T) == typeof(TableEntity) && partitionKey is not null && rowKey is not null;

    private StraightPages Pages(string? filter, IEnumerable<string>? select, CancellationToken cancellation) =>
        new(store, name, calls.Query, filter, Selection(select), cancellation);

    private async Task<Response<T>> ReadAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        CancellationToken cancellation
    )
    {
        var lookup = await LookUpAsync(partitionKey, rowKey, select, cancellation);
        return lookup.Found is { } found ? Read<T>(found) : throw Refused.By(lookup.Refusal!);
    }

    private async Task<NullableResponse<T>> ReadIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        CancellationToken cancellation
    )
    {
        var lookup = await LookUpAsync(partitionKey, rowKey, select, cancellation);
        return lookup.Found is { } found ? Read<T>(found) : new Missing<T>(lookup.Refusal!);
    }

    private async ValueTask<StraightLookup> LookUpAsync(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select,
        CancellationToken cancellation
    )
    {
        var lookup = new StraightLookup(store.Names, new TableAddress(name, partitionKey, rowKey), Selection(select));
        await store.ReadAsync(calls.Read, lookup.Read, cancellation);
        return lookup;
    }

    private static Response<T> Read<T>(EntityRow found) =>
        Response.FromValue((T)(object)found.Entity, new StraightAnswer(200, found.Stamp));

    private static IReadOnlyList<byte[]>? Selection(IEnumerable<string>? select) =>
        select is null ? null : EntityQuery.Selection(string.Join(',', select));
}
