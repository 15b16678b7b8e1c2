using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>A query, page by page; the continuation is the place of the last instance given.</summary>
internal sealed class InstancePages(InstanceViews views, OrchestrationQuery query)
    : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null,
        int? pageSizeHint = null
    ) => Pages(continuationToken ?? query.ContinuationToken, pageSizeHint ?? query.PageSize);

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> Pages(
        string? token,
        int size,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var page = views.List(Filter(token, size));
            token = page.Count == size ? page[^1].Record.Key.ToString(CultureInfo.InvariantCulture) : null;
            yield return new Page<OrchestrationMetadata>(
                [.. page.Select(one => Metadata.Of(one, query.FetchInputsAndOutputs))],
                token
            );
            await Task.CompletedTask;
        } while (token is not null);
    }

    private InstanceFilter Filter(string? token, int size) =>
        new(
            IdPrefix: query.InstanceIdPrefix,
            Statuses: query.Statuses?.ToArray(),
            CreatedFrom: query.CreatedFrom,
            CreatedTo: query.CreatedTo,
            After: token is null ? 0 : long.Parse(token, CultureInfo.InvariantCulture),
            PageSize: size
        );
}
