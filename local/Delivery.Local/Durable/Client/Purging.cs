using Delivery.Local.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Durable.Client;

/// <summary>Removal of instances that have ended; what still runs stays.</summary>
internal static class Purging
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
        OrchestrationRuntimeStatus.Canceled,
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

    public static OrchestrationQuery Query(PurgeInstancesFilter filter) =>
        new(
            filter.CreatedFrom,
            filter.CreatedTo,
            filter.Statuses is null
                ? Ended
                : filter.Statuses.Intersect(Ended).DefaultIfEmpty(OrchestrationRuntimeStatus.Canceled)
        );
}
