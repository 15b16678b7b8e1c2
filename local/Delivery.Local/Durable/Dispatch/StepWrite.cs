using Delivery.Local.Durable.History;
using Delivery.Local.Durable.Replay;
using Delivery.Local.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>
/// A step of an instance: messages taken, history added, messages sent, all or nothing. Built where the step ran, so
/// that the writer has only to write.
/// </summary>
internal sealed class StepWrite : Write
{
    private readonly Execution execution;
    private readonly InstanceRecord instance;
    private readonly IReadOnlyList<Message> taken;
    private readonly IReadOnlyList<Decision> decisions;
    private readonly IReadOnlyList<int> cancelledTimers;
    private readonly string? events;
    private readonly OrchestrationRuntimeStatus status;
    private readonly bool deleteTimers;
    private readonly Action<StepWrite, Exception?> over;
    private bool isReplaced;

    public StepWrite(
        Execution execution,
        IReadOnlyList<Message> taken,
        IEnumerable<Arrival> arrivals,
        Action<StepWrite, Exception?> over
    )
    {
        this.execution = execution;
        this.taken = taken;
        this.over = over;
        instance = execution.Instance;
        decisions = execution.Decisions;
        cancelledTimers = execution.CancelledTimers;
        status = StatusAfter(execution);
        deleteTimers = execution is { Outcome: not null, MayHaveTimers: true };
        List<HistoryEvent> recorded = [.. arrivals, .. decisions];
        events = recorded.Count > 0 && execution.Outcome is not Outcome.Continued ? HistoryJson.Write(recorded) : null;
    }

    /// <summary>This execution is over: it ended, goes on as another generation, or was replaced meanwhile.</summary>
    public bool IsLast => isReplaced || execution.Outcome is not null;

    protected override void Apply(Tables tables)
    {
        foreach (var message in taken)
            tables.Delete(message);
        isReplaced = !tables.IsLive(instance.Key, instance.Generation);
        if (isReplaced)
            return;
        if (deleteTimers)
            tables.DeleteTimers(instance.Key);
        Record(tables);
        foreach (var decision in decisions)
            Carry(tables, decision);
        if (execution.Outcome is null)
            foreach (var timer in cancelledTimers)
                tables.DeleteTimer(instance.Key, timer, instance.Generation);
        Settle(tables);
    }

    public override void Committed()
    {
        if (events is not null)
            execution.Committed(status, execution.CustomStatus);
        over(this, null);
    }

    public override void Failed(Exception reason) => over(this, reason);

    private void Record(Tables tables)
    {
        if (execution.Outcome is Outcome.Continued next)
        {
            tables.NextGeneration(instance.Key, instance.Generation + 1, execution.Now, next.Input);
            if (next.Carried.Count > 0)
                tables.InsertHistory(instance.Key, 0, execution.Now, HistoryJson.Write(next.Carried));
            Outbox.Messages.Add(tables.Insert(instance.Key, instance.Generation + 1, new Started()));
        }
        else if (events is not null)
            tables.InsertHistory(instance.Key, execution.NextStep, execution.Now, events);
    }

    private void Carry(Tables tables, Decision decision)
    {
        switch (decision)
        {
            case ActivityScheduled activity:
                Outbox.Tasks.Add(tables.Insert(instance, activity));
                break;
            case TimerCreated timer when execution.Outcome is null:
                tables.InsertTimer(instance.Key, timer.Id, instance.Generation, timer.Due);
                break;
            case EventSent sent:
                this.Post(tables, sent.InstanceId, new EventRaised(sent.Name, sent.Payload));
                break;
            case ChildScheduled child:
                StartChild(tables, child);
                break;
        }
    }

    private void StartChild(Tables tables, ChildScheduled child)
    {
        var link = new ParentLink(instance.Key, instance.Id, instance.Name, instance.Generation, child.Id);
        var start = new NewInstance(
            child.InstanceId,
            child.Name,
            child.Input,
            execution.Now,
            StartAt: null,
            OverridableStates.NonRunningStates,
            link
        );
        if (this.Start(tables, start) is { } inTheWay)
            Outbox.Messages.Add(
                tables.Insert(
                    instance.Key,
                    instance.Generation,
                    new ChildFailed(child.Id, DuplicateInstance.Failure(child.InstanceId, inTheWay), Final: true)
                )
            );
    }

    private void Settle(Tables tables)
    {
        if (execution.CustomStatus != execution.StoredCustomStatus)
            tables.SetCustomStatus(instance.Key, execution.CustomStatus);
        if (execution.Outcome is Outcome.Ended ended)
            End(tables, ended);
        else if (execution.Outcome is null && status != execution.StoredStatus)
            tables.SetStatus(instance.Key, status, execution.Now);
        if (status != execution.StoredStatus || execution.Outcome is not null)
            Outbox.Changed.Add(instance.Id);
    }

    private void End(Tables tables, Outcome.Ended ended)
    {
        tables.End(instance.Key, ended.Status, execution.Now, ended.Output, ended.Failure);
        if (ended.Recursive)
            foreach (var child in tables.LiveChildren(instance.Key))
                this.Post(tables, child, new Terminated(ended.Output, Recursive: true));
        if (instance.Parent is { } parent && tables.IsLive(parent.Key, parent.Generation))
            Outbox.Messages.Add(tables.Insert(parent.Key, parent.Generation, Answer(parent, ended)));
    }

    private Arrival Answer(ParentLink parent, Outcome.Ended ended) =>
        ended.Status == OrchestrationRuntimeStatus.Completed
            ? new ChildCompleted(parent.Call, ended.Output)
            : new ChildFailed(
                parent.Call,
                ended.Failure
                    ?? Durable.Failure.Because<OperationCanceledException>(
                        $"Sub-orchestration '{instance.Id}' was terminated."
                    )
            );

    private static OrchestrationRuntimeStatus StatusAfter(Execution execution) =>
        execution switch
        {
            { Outcome: Outcome.Ended ended } => ended.Status,
            { IsSuspended: true } => OrchestrationRuntimeStatus.Suspended,
            { HasStarted: true } => OrchestrationRuntimeStatus.Running,
            { Instance.Generation: > 0 } => OrchestrationRuntimeStatus.Running,
            _ => OrchestrationRuntimeStatus.Pending,
        };
}
