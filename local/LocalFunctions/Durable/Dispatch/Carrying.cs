using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Carries out what an orchestrator decided, inside the transaction of its step.</summary>
internal static class Carrying
{
    public static void Carry(this Write write, Tables tables, Execution execution, Decision decision)
    {
        var instance = execution.Instance;
        switch (decision)
        {
            case ActivityScheduled activity:
                write.Outbox.Tasks.Add(tables.Tasks.Insert(instance, activity));
                break;
            case TimerCreated timer when execution.Outcome is null:
                tables.Timers.Insert(instance.Key, timer.Id, instance.Generation, timer.Due);
                break;
            case EventSent sent:
                write.Post(tables, sent.InstanceId, new EventRaised(sent.Name, sent.Payload));
                break;
            case ChildScheduled child:
                write.StartChild(tables, execution, child);
                break;
        }
    }

    private static void StartChild(this Write write, Tables tables, Execution execution, ChildScheduled child)
    {
        var parent = execution.Instance;
        var start = new NewInstance(
            child.InstanceId,
            child.Name,
            child.Input,
            execution.Now,
            StartAt: null,
            OverridableStates.NonRunningStates,
            child.Version ?? string.Empty,
            new ParentLink(parent.Key, parent.Id, parent.Name, parent.Generation, child.Id)
        );
        if (write.Start(tables, start) is not { } inTheWay)
            return;
        var failure = DuplicateInstance.Failure(child.InstanceId, inTheWay);
        write.Outbox.Messages.Add(
            tables.Messages.Insert(parent.Key, parent.Generation, new ChildFailed(child.Id, failure, Final: true))
        );
    }
}
