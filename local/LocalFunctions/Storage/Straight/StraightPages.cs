using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage.Gate;
using LocalFunctions.Storage.Tables;
using LocalFunctions.Storage.Tables.Filters;
using LocalFunctions.Storage.Tables.Queries;

namespace LocalFunctions.Storage.Straight;

/// <summary>The pages of one query. Its filter is read when the first page is asked for, and only then refused.</summary>
internal sealed class StraightPages(
    StraightStore store,
    string table,
    StorageCall call,
    string? text,
    IReadOnlyList<byte[]>? selected,
    CancellationToken cancellation
)
{
    private QueryFilter? filter;

    /// <param name="token">Where the page begins, as the one before said; null for the first.</param>
    /// <exception cref="RequestFailedException">No filter, no token, no table, or more rows than a page holds.</exception>
    public async Task<Page<TableEntity>> ReadAsync(string? token, int? most)
    {
        var page = new StraightPage(store.Names, table, Query(token, most));
        await store.ReadAsync(call, page.Read, cancellation);
        return page.Refusal is { } refusal
            ? throw Refused.By(refusal)
            : Page<TableEntity>.FromValues(page.Rows, page.Next, new StraightAnswer(200));
    }

    private EntityQuery Query(string? token, int? most)
    {
        try
        {
            return Asked(token, most);
        }
        catch (RequestRefusedException refused)
        {
            throw Refused.By(refused.Error);
        }
    }

    private EntityQuery Asked(string? token, int? most)
    {
        // A space stands between the two keys.
        var keys = token is { Length: > 1 } ? token.Split(' ', 2) : [];
        return new EntityQuery(
            filter ??= QueryFilter.Parse(text),
            selected,
            EntityQuery.MostRows(most),
            Continuation.Read(keys.ElementAtOrDefault(0)),
            Continuation.Read(keys.ElementAtOrDefault(1))
        );
    }
}

internal sealed class StraightRowsAsync(StraightPages pages, int? maxPerPage) : AsyncPageable<TableEntity>
{
    public override async IAsyncEnumerable<Page<TableEntity>> AsPages(
        string? continuationToken = null,
        int? pageSizeHint = null
    )
    {
        do
        {
            var page = await pages.ReadAsync(continuationToken, pageSizeHint ?? maxPerPage);
            yield return page;
            continuationToken = page.ContinuationToken;
        } while (!string.IsNullOrEmpty(continuationToken));
    }
}

internal sealed class StraightRows(StraightPages pages, int? maxPerPage) : Pageable<TableEntity>
{
    public override IEnumerable<Page<TableEntity>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = pages.ReadAsync(continuationToken, pageSizeHint ?? maxPerPage).GetAwaiter().GetResult();
            yield return page;
            continuationToken = page.ContinuationToken;
        } while (!string.IsNullOrEmpty(continuationToken));
    }
}
