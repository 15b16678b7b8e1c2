using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Operation;

/// <summary>How instances are chosen.</summary>
/// <param name="Kind">Null for all kinds.</param>
/// <param name="After">Where the page before ended, in the backend's own words.</param>
public sealed record InstancesAsked(InstanceState State, InstanceKind? Kind, string? After);

public enum InstanceState
{
    Stuck,
    Failed,
    Running,
}

/// <param name="IsWhole">False when so much is under way that only a part was looked through.</param>
public sealed record InstancesFound(IReadOnlyList<OrchestrationMetadata> Instances, string? After, bool IsWhole);

/// <summary>
/// Reads instances through the durable client alone. On Azure Storage a query by id prefix is a range of the instances
/// table, a query by state looks through it: so pages are small, and the search for what is stuck ends after a while.
/// </summary>
public sealed class InstanceReader(TimeProvider clock)
{
    private const int PerPage = 50;
    private const int MostPages = 20;

    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    private static readonly OrchestrationRuntimeStatus[] Alive =
    [
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Suspended,
    ];

    public Task<InstancesFound> FindAsync(DurableTaskClient durable, InstancesAsked asked) =>
        asked.State switch
        {
            InstanceState.Failed => PageAsync(durable, asked, Ended),
            InstanceState.Running => PageAsync(durable, asked, Alive),
            _ => StuckAsync(durable, asked),
        };

    public async Task<IReadOnlyList<OrchestrationMetadata>> PartsAsync(DurableTaskClient durable, string instanceId)
    {
        var parts = new List<OrchestrationMetadata>();
        foreach (var prefix in InstanceKind.PartsOf(instanceId))
            if (await FirstPageAsync(durable, prefix, statuses: null, after: null) is { } page)
                parts.AddRange(page.Values);
        return [.. parts.OrderBy(part => part.InstanceId, StringComparer.Ordinal)];
    }

    private async Task<InstancesFound> PageAsync(
        DurableTaskClient durable,
        InstancesAsked asked,
        OrchestrationRuntimeStatus[] statuses
    )
    {
        var now = clock.GetUtcNow();
        var page = await FirstPageAsync(durable, asked.Kind?.Prefix, statuses, asked.After);
        return new InstancesFound(
            [.. (page?.Values ?? []).OrderByDescending(one => InstanceWords.IsStuck(one, now))],
            page?.ContinuationToken,
            IsWhole: true
        );
    }

    private async Task<InstancesFound> StuckAsync(DurableTaskClient durable, InstancesAsked asked)
    {
        var (now, stuck, after) = (clock.GetUtcNow(), new List<OrchestrationMetadata>(), (string?)null);
        for (var page = 0; page < MostPages; page++)
        {
            var read = await FirstPageAsync(durable, asked.Kind?.Prefix, [.. Alive, Ended[0]], after);
            stuck.AddRange((read?.Values ?? []).Where(one => InstanceWords.IsStuck(one, now)));
            after = read?.ContinuationToken;
            if (after is null)
                break;
        }

        return new InstancesFound(
            [.. stuck.OrderBy(one => !HasStopped(one)).ThenBy(one => one.LastUpdatedAt)],
            After: null,
            IsWhole: after is null
        );
    }

    private static bool HasStopped(OrchestrationMetadata instance) =>
        instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed || InstanceWords.TroubleOf(instance) is not null;

    private static async Task<Microsoft.DurableTask.Page<OrchestrationMetadata>?> FirstPageAsync(
        DurableTaskClient durable,
        string? prefix,
        IReadOnlyList<OrchestrationRuntimeStatus>? statuses,
        string? after
    )
    {
        // What an instance waits for comes with its inputs only; those of this app are short.
        var query = new OrchestrationQuery(
            Statuses: statuses,
            InstanceIdPrefix: prefix,
            PageSize: PerPage,
            FetchInputsAndOutputs: true
        );
        await foreach (var page in durable.GetAllInstancesAsync(query).AsPages(after, PerPage))
            return page;
        return null;
    }
}
