using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>
/// Takes a failed instance back to before what it failed of, children first. The steps since it last called anything are
/// forgotten; what had arrived by then arrives again, and what had failed is done again. As on Azure Storage, what was
/// tried several times cannot go back: the platform forgets the tries and keeps the pauses between them.
/// </summary>
internal static class Rewinding
{
    /// <returns>The state in the way, or null: it goes on.</returns>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public static OrchestrationRuntimeStatus? Rewind(Write write, Tables tables, string id, DateTimeOffset now)
    {
        var instance =
            tables.Instances.Ended(id)
            ?? throw new ArgumentException($"An orchestration with the instanceId {id} was not found.", nameof(id));
        if (instance.Status != OrchestrationRuntimeStatus.Failed)
            return instance.Status;
        var steps = tables.History(instance.Key);
        if (steps.Any(PausedAfterFailure))
        {
            tables.Instances.End(instance.Key, OrchestrationRuntimeStatus.Failed, now, output: null, Unfit);
            return null;
        }

        var forgotten = Forgotten(steps);
        var idle = steps.TakeLast(forgotten).SelectMany(IdleTimers).ToHashSet();
        var again = steps
            .TakeLast(forgotten)
            .SelectMany(step => step.Events.OfType<Arrival>())
            .Where(arrival => IsNoFailure(arrival) && !(arrival is TimerFired fired && idle.Contains(fired.Id)))
            .ToList();
        var kept = steps
            .SkipLast(forgotten)
            .Select(WithoutFailedChildren)
            .Where(step => step.Events.Count > 0)
            .ToList();
        tables.DeleteHistory(instance.Key);
        foreach (var step in kept)
            tables.InsertHistory(instance.Key, step.Number, step.At, HistoryJson.Write([.. step.Events]));
        tables.Instances.End(instance.Key, OrchestrationRuntimeStatus.Running, now, output: null, failure: null);
        write.Outbox.Gone.Add(instance.Key);
        write.Outbox.Changed.Add(id);
        foreach (var arrival in again)
            write.Post(tables, instance, arrival);
        List<HistoryEvent> known = [.. kept.SelectMany(step => step.Events), .. again];
        write.DoAgain(tables, id, instance, known, now);
        return null;
    }

    // Whatever was called and has not answered by now: also what answered while the instance had failed, to nobody.
    private static void DoAgain(
        this Write write,
        Tables tables,
        string id,
        EndedInstance instance,
        List<HistoryEvent> known,
        DateTimeOffset now
    )
    {
        var answered = known.Select(AnswerTo).OfType<int>().ToHashSet();
        tables.Tasks.DeleteOf(instance.Key);
        tables.Timers.DeleteAll(instance.Key);
        foreach (var open in known.OfType<Decision>().Where(call => !answered.Contains(call.Id)))
            switch (open)
            {
                case ActivityScheduled activity:
                    write.Outbox.Tasks.Add(tables.Tasks.Insert(instance.Key, id, instance.Generation, activity));
                    break;
                case TimerCreated timer:
                    tables.Timers.Insert(instance.Key, timer.Id, instance.Generation, timer.Due);
                    break;
                case ChildScheduled child when tables.Instances.Ended(child.InstanceId) is { } ended:
                    if (ended.Status == OrchestrationRuntimeStatus.Completed)
                        write.Post(tables, instance, new ChildCompleted(child.Id, ended.Output));
                    else
                        Rewind(write, tables, child.InstanceId, now);
                    break;
            }
    }

    private static void Post(this Write write, Tables tables, EndedInstance instance, Arrival arrival) =>
        write.Outbox.Messages.Add(
            tables.Messages.Insert(instance.Key, arrival is EventRaised ? null : instance.Generation, arrival)
        );

    // The step in which it ended, and those before it in which nothing was called: an orchestration ends only when its last
    // open call has answered, which may be long after the failure.
    private static int Forgotten(IReadOnlyList<RecordedStep> steps) =>
        steps.Count == 0
            ? 0
            : 1 + steps.SkipLast(1).Reverse().TakeWhile(step => Calls(step) == IdleTimers(step).Count()).Count();

    private static bool PausedAfterFailure(RecordedStep step) =>
        step.Events.OfType<Arrival>().Any(arrival => !IsNoFailure(arrival)) && step.Events.OfType<TimerCreated>().Any();

    private static TaskFailureDetails Unfit { get; } =
        Failure.Because<NonDeterministicOrchestrationException>(
            "Non-Deterministic workflow detected: a timer of a retry policy is left over from before the rewind."
        );

    private static int Calls(RecordedStep step) => step.Events.OfType<Decision>().Count();

    // After its last attempt a retry policy makes a timer that is due at once, and waits for it.
    private static IEnumerable<int> IdleTimers(RecordedStep step) =>
        step.Events.OfType<TimerCreated>().Where(timer => timer.Due <= step.At).Select(timer => timer.Id);

    private static RecordedStep WithoutFailedChildren(RecordedStep step) =>
        step with
        {
            Events = [.. step.Events.Where(one => one is not ChildFailed { Final: false })],
        };

    private static bool IsNoFailure(Arrival arrival) => arrival is not (ActivityFailed or ChildFailed or Broken);

    private static int? AnswerTo(HistoryEvent one) =>
        one switch
        {
            ActivityCompleted answer => answer.Id,
            ActivityFailed answer => answer.Id,
            ChildCompleted answer => answer.Id,
            ChildFailed answer => answer.Id,
            TimerFired answer => answer.Id,
            EventSent sent => sent.Id,
            _ => null,
        };
}
