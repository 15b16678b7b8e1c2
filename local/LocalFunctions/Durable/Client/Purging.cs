using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>Removal of instances that have ended; what still runs stays.</summary>
internal static class Purging
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>How many were removed, children included.</summary>
    public static int Purge(Write write, Tables tables, string id, bool recursive)
    {
        if (tables.Instances.Find(id) is not { } found || !Ended.Contains(found.Status))
            return 0;
        var children = recursive ? tables.Instances.Children(found.Key) : [];
        tables.Purge(found.Key);
        write.Outbox.Gone.Add(found.Key);
        return 1 + children.Sum(child => Purge(write, tables, child, recursive));
    }

    /// <summary>Null where only states are asked for in which nothing is ever removed.</summary>
    public static OrchestrationQuery? Query(PurgeInstancesFilter filter) =>
        (filter.Statuses ?? Ended).Intersect(Ended).ToArray() is { Length: > 0 } statuses
            ? new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, statuses)
            : null;
}
