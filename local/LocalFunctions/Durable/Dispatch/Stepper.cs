using System.Diagnostics;
using System.Text.Json;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Measuring;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Takes what has arrived for an instance, lets its orchestrator answer, and hands the step to the writer.</summary>
internal sealed partial class Stepper(
    IReadOnlyDictionary<string, Orchestrator> orchestrators,
    Slots slots,
    FileReader reader,
    Func<Write, bool> write,
    Trouble trouble,
    TimeProvider clock,
    ILoggerFactory loggers,
    DurableOptions options
)
{
    private readonly ILogger log = loggers.CreateLogger<DurableEngine>();

    public void Step(Slot slot)
    {
        var inbox = TakeInbox(slot);
        try
        {
            if (slot.Execution is { } live)
                Step(slot, live, inbox);
            else if ((Begun(inbox) ?? Find(slot.Key)) is not { IsEnded: false } instance)
                Discard(slot, inbox);
            else if (IsForAnother(instance))
                slots.Rest(slot);
            else
                Step(slot, slot.Execution = Load(instance, Begun(inbox) is not null), inbox);
        }
        catch (Exception failed)
        {
            Over(slot, inbox, failed);
        }
    }

    private void Discard(Slot slot, List<Message> inbox) =>
        write(new DiscardWrite(inbox, reason => Over(slot, inbox, reason)));

    /// <summary>Everything; after a failure one by one, so that the message to blame stands alone.</summary>
    private List<Message> TakeInbox(Slot slot)
    {
        var inbox = slots.TakeInbox(slot);
        if (slot.Tries == 0 || inbox.Count <= 1)
            return inbox;
        slots.PutBack(slot, inbox[1..]);
        return inbox[..1];
    }

    private void Step(Slot slot, Execution execution, List<Message> inbox)
    {
        var since = Stopwatch.GetTimestamp();
        execution.BeginStep(clock.GetUtcNow());
        var arrivals = new List<Arrival>();
        var taken = 0;
        // What the orchestrator no longer saw is not part of this step: the next generation takes it, or it is dropped.
        for (; taken < inbox.Count && execution.Outcome is null; taken++)
        {
            var message = inbox[taken];
            if (message.Generation is { } generation && generation != execution.Instance.Generation)
                continue;
            if (!execution.Takes(message.Arrival))
                break;
            arrivals.Add(message.Arrival);
        }
        execution.Answer();
        options.Tally.Of(WorkKind.Step, execution.Instance.Name).Add(since);
        write(new StepWrite(slot, execution, inbox, taken, arrivals, Over));
    }

    private void Over(StepWrite step, Exception? reason)
    {
        var slot = step.Slot;
        if (reason is not null)
        {
            Over(slot, step.Inbox, reason);
            return;
        }
        slot.Tries = 0;
        if (step.IsLast)
            slot.Execution = null;
        slots.PutBack(slot, step.Left);
        slots.Rest(slot);
    }

    /// <summary>After trouble the same again, from what is committed.</summary>
    private void Over(Slot slot, List<Message> inbox, Exception? reason)
    {
        if (reason is null)
        {
            slots.Rest(slot);
            return;
        }
        slot.Execution = null;
        slot.Tries += Blame.IsOnMessage(reason) ? 1 : 0;
        if (slot.Tries >= Blame.MostTries && inbox is [var poison])
        {
            slot.Tries = 0;
            SetAside(slot, poison, reason);
            return;
        }
        slots.PutBack(slot, inbox);
        trouble.TryAgain(() => slots.Rest(slot), reason);
    }

    // No step of an instance is written whose beginning none has taken yet, so it still is as it was started.
    private static InstanceRecord? Begun(List<Message> inbox) =>
        inbox is [{ Begins: { } instance }, ..] ? instance : null;

    private InstanceRecord? Find(long key) => reader.Read(connection => StoredInstance.Find(connection, key))?.Record;

    /// <summary>What has arrived for an instance of another version stays in the file, for a host of that version.</summary>
    private bool IsForAnother(InstanceRecord instance)
    {
        if (
            options.Versioning.FailureStrategy == VersionFailureStrategy.Fail
            || options.Versioning.Mismatch(instance.Version) is not { } why
        )
            return false;
        WaitsForAnotherHost(log, instance.Id, why.ErrorMessage);
        return true;
    }

    private Execution Load(InstanceRecord instance, bool begins)
    {
        var since = Stopwatch.GetTimestamp();
        var history = begins ? [] : reader.Read(connection => StoredHistory.Read(connection, instance.Key));
        orchestrators.TryGetValue(instance.Name, out var orchestrator);
        var execution = new Execution(instance, orchestrator, loggers, options.Versioning.DefaultVersion, Foreign);
        if (options.Versioning.Mismatch(instance.Version) is { } mismatch)
        {
            execution.Break(history.Count == 0 ? 0 : history[^1].Number + 1, mismatch);
            return execution;
        }
        try
        {
            foreach (var step in history)
                execution.Repeat(step.Parse());
            if (history.Count > 0)
                options.Tally.Of(WorkKind.Replay, instance.Name).Add(since);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            execution.Break(history[^1].Number + 1, Poisoned(unreadable));
        }
        return execution;
    }

    private void Foreign(Execution execution) =>
        slots.Deliver(
            new Message(
                execution.Instance.Key,
                execution.Instance.Generation,
                new Broken(Failure.Because<NonDeterministicOrchestrationException>(PlatformRun.ForeignTask)),
                new Origin(OriginKind.Memory, 0)
            )
        );

    private void SetAside(Slot slot, Message poison, Exception reason)
    {
        LogSetAside(reason.Message);
        write(new SetAsideWrite(poison, reason.Message, clock.GetUtcNow(), failure => Over(slot, [poison], failure)));
    }

    private static Microsoft.DurableTask.TaskFailureDetails Poisoned(Exception unreadable) =>
        Failure.Because<PoisonMessageException>($"The history cannot be read: {unreadable.Message}");

    [LoggerMessage(2205, LogLevel.Error, "A message that could not be taken is set aside: {Reason}")]
    private partial void LogSetAside(string reason);

    [LoggerMessage(2203, LogLevel.Warning, "Instance {Instance} waits for another host: {Reason}")]
    private static partial void WaitsForAnotherHost(ILogger log, string instance, string reason);
}
