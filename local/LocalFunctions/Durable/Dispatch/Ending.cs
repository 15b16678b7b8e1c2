using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Ends a generation, inside the transaction of its last step.</summary>
internal static class Ending
{
    public static void End(this Write write, Tables tables, Execution execution, Outcome outcome)
    {
        if (execution.MayHaveTimers)
            tables.Timers.DeleteAll(execution.Instance.Key);
        if (outcome is Outcome.Continued next)
            write.GoOn(tables, execution, next);
        else if (outcome is Outcome.Ended ended)
            write.End(tables, execution, ended);
        write.Outbox.Changed.Add(execution.Instance.Id);
    }

    private static void GoOn(this Write write, Tables tables, Execution execution, Outcome.Continued next)
    {
        var (key, generation) = (execution.Instance.Key, execution.Instance.Generation + 1);
        tables.Instances.GoOn(key, generation, execution.Now, next.Input, next.Version);
        tables.DeleteHistory(key);
        if (next.Carried.Count > 0)
            tables.InsertHistory(key, 0, execution.Now, HistoryJson.Write(next.Carried));
        write.Outbox.Messages.Add(tables.Messages.Insert(key, generation, new Started()));
    }

    private static void End(this Write write, Tables tables, Execution execution, Outcome.Ended ended)
    {
        var instance = execution.Instance;
        tables.Instances.End(instance.Key, ended.Status, execution.Now, ended.Output, ended.Failure);
        if (ended.Recursive)
            foreach (var child in tables.Instances.Children(instance.Key))
                write.Post(tables, child, new Terminated(ended.Output, Recursive: true));
        if (instance.Parent is { } parent && tables.Instances.IsLive(parent.Key, parent.Generation))
            write.Outbox.Messages.Add(
                tables.Messages.Insert(parent.Key, parent.Generation, Answer(instance.Id, parent, ended))
            );
    }

    private static Arrival Answer(string id, ParentLink parent, Outcome.Ended ended) =>
        ended.Status == OrchestrationRuntimeStatus.Completed
            ? new ChildCompleted(parent.Call, ended.Output)
            : new ChildFailed(
                parent.Call,
                ended.Failure
                    ?? Failure.Because<OperationCanceledException>($"Sub-orchestration '{id}' was terminated.")
            );
}
