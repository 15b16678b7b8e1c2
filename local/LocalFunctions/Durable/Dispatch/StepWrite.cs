using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// A step of an instance: messages taken, history added, messages sent, all or nothing. Built where the step ran, so
/// that the writer has only to write.
/// </summary>
internal sealed class StepWrite : Write
{
    private readonly Execution execution;
    private readonly InstanceRecord instance;
    private readonly int taken;
    private readonly byte[]? events;
    private readonly OrchestrationRuntimeStatus status;
    private readonly Action<StepWrite, Exception?> over;
    private bool isReplaced;

    public StepWrite(
        Slot slot,
        Execution execution,
        List<Message> inbox,
        int taken,
        List<Arrival> arrivals,
        Action<StepWrite, Exception?> over
    )
    {
        (Slot, Inbox) = (slot, inbox);
        this.execution = execution;
        this.taken = taken;
        this.over = over;
        instance = execution.Instance;
        status = execution.StatusNow();
        List<HistoryEvent> recorded = [.. arrivals, .. execution.Decisions];
        events = recorded.Count > 0 && execution.Outcome is not Outcome.Continued ? HistoryJson.Write(recorded) : null;
    }

    public Slot Slot { get; }

    /// <summary>Everything that had arrived when the step began.</summary>
    public List<Message> Inbox { get; }

    /// <summary>What of it the step did not take; whoever takes it reads the instance as it is by then.</summary>
    public IEnumerable<Message> Left =>
        taken == Inbox.Count ? [] : Inbox.Skip(taken).Select(message => message with { Begins = null });

    /// <summary>This execution is over: it ended, goes on as another generation, or was replaced meanwhile.</summary>
    public bool IsLast => isReplaced || execution.Outcome is not null;

    protected override void Apply(Tables tables)
    {
        for (var i = 0; i < taken; i++)
            tables.Delete(Inbox[i]);
        isReplaced = events is null
            ? !tables.Instances.IsLive(instance.Key, instance.Generation)
            : !tables.InsertStep(instance, execution.NextStep, execution.Now, events);
        if (isReplaced)
            return;
        foreach (var decision in execution.Decisions)
            this.Carry(tables, execution, decision);
        if (execution.CustomStatus != execution.StoredCustomStatus)
            tables.Instances.SetCustomStatus(instance.Key, execution.CustomStatus);
        Settle(tables);
    }

    public override void Committed()
    {
        if (events is not null)
            execution.Committed(status, execution.CustomStatus);
        over(this, null);
    }

    public override void Failed(Exception reason) => over(this, reason);

    private void Settle(Tables tables)
    {
        if (execution.Outcome is { } outcome)
            this.End(tables, execution, outcome);
        else
            GoOn(tables);
    }

    private void GoOn(Tables tables)
    {
        foreach (var timer in execution.CancelledTimers)
            tables.Timers.Delete(instance.Key, timer, instance.Generation);
        if (status == execution.StoredStatus)
            return;
        tables.Instances.SetStatus(instance.Key, status, execution.Now);
        Outbox.Changed.Add(instance.Id);
    }
}
