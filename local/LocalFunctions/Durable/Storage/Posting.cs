using LocalFunctions.Durable.History;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Storage;

/// <summary>The two ways to reach an instance, inside whatever transaction they belong to.</summary>
internal static class Posting
{
    /// <summary>Whether someone is there to take it; an ended or unknown instance takes nothing.</summary>
    public static bool Post(this Write write, Tables tables, string id, Arrival arrival)
    {
        if (tables.Instances.Find(id) is not { } found || !IsLive(found.Status))
            return false;
        write.Outbox.Messages.Add(tables.Messages.Insert(found.Key, null, arrival));
        return true;
    }

    /// <summary>The state of the instance in the way, or null: started.</summary>
    public static OrchestrationRuntimeStatus? Start(this Write write, Tables tables, NewInstance start)
    {
        if (tables.Instances.Find(start.Id) is { } found)
        {
            if (IsLive(found.Status) && start.Overridable == OverridableStates.NonRunningStates)
                return found.Status;
            tables.Purge(found.Key);
            write.Outbox.Gone.Add(found.Key);
        }
        var key = tables.Instances.NewKey();
        var record = start.Record(key);
        tables.Instances.Insert(record);
        if (start.StartAt is { } later && later > start.At)
            tables.Timers.Insert(key, TimerTable.DelayedStart, 0, later);
        else
            write.Outbox.Messages.Add(tables.Messages.Insert(key, 0, new Started(), record));
        write.Outbox.Changed.Add(start.Id);
        return null;
    }

    private static bool IsLive(OrchestrationRuntimeStatus status) =>
        status
            is OrchestrationRuntimeStatus.Pending
                or OrchestrationRuntimeStatus.Running
                or OrchestrationRuntimeStatus.Suspended;
}

/// <summary>An instance to be started.</summary>
internal sealed record NewInstance(
    string Id,
    string Name,
    string? Input,
    DateTimeOffset At,
    DateTimeOffset? StartAt,
    OverridableStates Overridable,
    string Version,
    ParentLink? Parent = null
)
{
    public InstanceRecord Record(long key) =>
        new(key, Id, Name, OrchestrationRuntimeStatus.Pending, 0, At, Input, null, Parent, Version);
}
