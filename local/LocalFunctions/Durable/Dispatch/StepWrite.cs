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
    private readonly IReadOnlyList<Message> taken;
    private readonly string? events;
    private readonly OrchestrationRuntimeStatus status;
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
        status = execution.StatusNow();
        List<HistoryEvent> recorded = [.. arrivals, .. execution.Decisions];
        events = recorded.Count > 0 && execution.Outcome is not Outcome.Continued ? HistoryJson.Write(recorded) : null;
    }

    /// <summary>This execution is over: it ended, goes on as another generation, or was replaced meanwhile.</summary>
    public bool IsLast => isReplaced || execution.Outcome is not null;

    protected override void Apply(Tables tables)
    {
        foreach (var message in taken)
            tables.Delete(message);
        isReplaced = !tables.Instances.IsLive(instance.Key, instance.Generation);
        if (isReplaced)
            return;
        if (events is not null)
            tables.InsertHistory(instance.Key, execution.NextStep, execution.Now, events);
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
