using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>
/// Which instances to list, in the order of their creation or against it; every part left null lets all through.
/// <paramref name="After"/> is the <see cref="InstanceSummary.Place"/> of the last one of the page before.
/// </summary>
public sealed record InstanceFilter(
    string? IdPrefix = null,
    string? IdContains = null,
    string? Name = null,
    IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses = null,
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    long After = 0,
    int PageSize = 100,
    bool NewestFirst = false
);
