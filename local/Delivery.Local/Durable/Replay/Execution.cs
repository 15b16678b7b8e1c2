using Delivery.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Local.Durable.Replay;

/// <summary>
/// One generation of one instance, alive: the orchestrator's own stack, and what it waits for. Built by replaying the
/// history, then fed arrival by arrival; the same arrivals always lead to the same decisions.
/// </summary>
internal sealed class Execution
{
    private readonly Orchestrator? orchestrator;
    private readonly OrchestratorThread thread;
    private readonly OrchestrationContext context;
    private readonly Dictionary<int, OpenCall> calls = [];
    private readonly Dictionary<int, TaskCompletionSource> timers = [];
    private readonly Queue<Arrival> held = new();
    private List<Decision> decisions = [];
    private List<int> cancelledTimers = [];
    private Task<string?>? run;
    private int nextId;

    public Execution(
        InstanceRecord instance,
        Orchestrator? orchestrator,
        ILoggerFactory loggers,
        Action<Execution> foreignContinuation
    )
    {
        Instance = instance;
        this.orchestrator = orchestrator;
        thread = new OrchestratorThread(() => foreignContinuation(this));
        context = new OrchestrationContext(instance, this, loggers);
        StoredStatus = instance.Status;
        StoredCustomStatus = instance.CustomStatus;
    }

    public InstanceRecord Instance { get; }
    public DateTimeOffset Now { get; private set; }
    public bool IsReplaying { get; private set; }
    public int NextStep { get; private set; }
    public bool IsSuspended { get; private set; }
    public bool HasStarted { get; private set; }

    /// <summary>Whether the file may hold timers of this generation, be it only the one of a start put off.</summary>
    public bool MayHaveTimers => timers.Count > 0 || cancelledTimers.Count > 0 || !HasStarted;

    public OrchestrationRuntimeStatus StoredStatus { get; private set; }
    public string? StoredCustomStatus { get; private set; }
    public string? CustomStatus => context.CustomStatus;
    public IReadOnlyList<Decision> Decisions => decisions;
    public IReadOnlyList<int> CancelledTimers => cancelledTimers;
    public Outcome? Outcome { get; private set; }

    /// <summary>Repeats a committed step and holds it against its record.</summary>
    public void Repeat(RecordedStep step)
    {
        NextStep = step.Number + 1;
        if (Outcome is not null)
            return;
        Begin(step.At, replaying: true);
        foreach (var arrival in step.Events.OfType<Arrival>())
            Take(arrival);
        if (HistoryFit.Misfit(step, decisions, Outcome) is { } misfit)
            Outcome = Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(misfit));
    }

    /// <summary>Begins a new step. Time never runs backwards for an orchestrator, whatever the clock does.</summary>
    public void Begin(DateTimeOffset at, bool replaying = false)
    {
        Now = at > Now ? at : Now;
        IsReplaying = replaying;
        decisions = [];
        cancelledTimers = [];
    }

    /// <summary>The step that was begun is in the file, with the state it left.</summary>
    public void Committed(OrchestrationRuntimeStatus status, string? customStatus)
    {
        NextStep++;
        StoredStatus = status;
        StoredCustomStatus = customStatus;
    }

    /// <summary>Ends the execution because its history cannot be followed; the end is recorded as the given step.</summary>
    public void Break(int nextStep, TaskFailureDetails failure)
    {
        NextStep = nextStep;
        Outcome = Outcome.Failed(failure);
    }

    public void Take(Arrival arrival)
    {
        if (Outcome is not null)
            return;
        switch (arrival)
        {
            case Terminated terminated:
                Outcome = Outcome.Terminated(terminated.Output, terminated.Recursive);
                break;
            case Broken broken:
                Outcome = Outcome.Failed(broken.Failure);
                break;
            case Suspended:
                IsSuspended = true;
                break;
            case Resumed:
                Resume();
                break;
            default:
                if (IsSuspended)
                    held.Enqueue(arrival);
                else
                    Apply(arrival);
                break;
        }
    }

    /// <exception cref="NonDeterministicOrchestrationException">Called from outside the orchestrator's turn.</exception>
    public void Demand()
    {
        if (!thread.IsCurrent)
            throw new NonDeterministicOrchestrationException(ForeignTask);
    }

    public void Decide(Func<int, Decision> decision)
    {
        Demand();
        decisions.Add(decision(nextId++));
    }

    public Task<T> Call<T>(string name, Func<int, Decision> decision)
    {
        var call = new OpenCall<T>(name, nextId);
        Decide(decision);
        calls.Add(nextId - 1, call);
        return call.Task;
    }

    public Task Timer(DateTimeOffset due, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled(cancellation);
        var id = nextId;
        var timer = new TaskCompletionSource();
        timers.Add(id, timer);
        Decide(_ => new TimerCreated(id, due));
        OnCancel(() => CancelTimer(id, cancellation), cancellation);
        return timer.Task;
    }

    public const string ForeignTask =
        "The orchestrator awaited a task that does not come from its context (Task.Delay, Task.Run, CancelAsync, a client, a stream), "
        + "which replay cannot repeat. Move that work into an activity, and wait with CreateTimer.";

    /// <summary>Cancelling from outside the orchestrator, say after a delay of the token's own, is reported.</summary>
    public void OnCancel(Action cancel, CancellationToken cancellation) =>
        cancellation.Register(() => thread.RunOrReport(cancel));

    private void CancelTimer(int id, CancellationToken cancellation)
    {
        if (!timers.Remove(id, out var timer))
            return;
        cancelledTimers.Add(id);
        OrchestratorThread.Outside(() => timer.SetCanceled(cancellation));
    }

    private void Resume()
    {
        IsSuspended = false;
        while (!IsSuspended && Outcome is null && held.TryDequeue(out var arrival))
            Apply(arrival);
    }

    private void Apply(Arrival arrival)
    {
        try
        {
            thread.Turn(() => Answer(arrival));
        }
        catch (PoisonMessageException poison)
        {
            Outcome = Outcome.Failed(Failure.Of(poison));
            return;
        }
        Outcome ??= Look();
    }

    private void Answer(Arrival arrival)
    {
        switch (arrival)
        {
            case Started:
                Start();
                break;
            case EventRaised raised:
                context.Events.Raise(raised.Name, raised.Payload);
                break;
            case ActivityCompleted completed when calls.Remove(completed.Id, out var call):
                call.Complete(completed.Result);
                break;
            case ActivityFailed failed when calls.Remove(failed.Id, out var call):
                call.Fail(failed.Failure, failed.Final);
                break;
            case ChildCompleted completed when calls.Remove(completed.Id, out var call):
                call.Complete(completed.Result);
                break;
            case ChildFailed failed when calls.Remove(failed.Id, out var call):
                call.Fail(failed.Failure, failed.Final);
                break;
            case TimerFired fired when timers.Remove(fired.Id, out var timer):
                timer.SetResult();
                break;
        }
    }

    private void Start()
    {
        HasStarted = true;
        if (orchestrator is null)
            Outcome = Outcome.Failed(
                Failure.Because<InvalidOperationException>($"There is no orchestrator named '{Instance.Name}'.")
            );
        else
            thread.Post(_ => run = Run(orchestrator), null);
    }

    private async Task<string?> Run(Orchestrator orchestrator) => DurableJson.Write(await orchestrator.Run(context));

    /// <summary>After a turn: is it over, or can it never go on?</summary>
    private Outcome? Look() =>
        run is null ? null
        : run.IsCompleted ? End(run)
        : calls.Count == 0 && timers.Count == 0 && !context.Events.IsAwaited
            ? Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(ForeignTask))
        : null;

    private Outcome End(Task<string?> over)
    {
        try
        {
            var output = over.GetAwaiter().GetResult();
            return context.Next is { } next ? Continue(next) : Outcome.Completed(output);
        }
        catch (Exception thrown)
        {
            return Outcome.Failed(Failure.Of(thrown));
        }
    }

    private Outcome.Continued Continue(NextGeneration next)
    {
        var unprocessed = context
            .Events.Unprocessed.Select(one => new EventRaised(one.Name, one.Payload))
            .Concat(held.OfType<EventRaised>());
        return new Outcome.Continued(next.Input, next.PreserveUnprocessedEvents ? [.. unprocessed] : []);
    }
}
