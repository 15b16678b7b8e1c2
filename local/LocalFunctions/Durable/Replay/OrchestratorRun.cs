using LocalFunctions.Durable.History;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The orchestrator itself, halted wherever it awaits: its stack, its calls, and what it decided in the present step.
/// </summary>
internal sealed class OrchestratorRun
{
    public const string ForeignTask =
        "The orchestrator awaited a task that does not come from its context (Task.Delay, Task.Run, CancelAsync, a "
        + "client, a stream), which replay cannot repeat. Move that work into an activity, and wait with CreateTimer.";

    private readonly InstanceRecord instance;
    private readonly Orchestrator? orchestrator;
    private readonly OrchestratorThread thread;
    private readonly OrchestrationContext context;
    private readonly OpenCalls calls = new();
    private List<Decision> decisions = [];
    private Task<string?>? run;
    private int nextId;

    public OrchestratorRun(
        InstanceRecord instance,
        Orchestrator? orchestrator,
        ILoggerFactory loggers,
        string defaultVersion,
        Action foreignContinuation
    )
    {
        this.instance = instance;
        this.orchestrator = orchestrator;
        thread = new OrchestratorThread(foreignContinuation);
        context = new OrchestrationContext(instance, this, loggers, defaultVersion);
    }

    public DateTimeOffset Now { get; private set; }
    public bool IsReplaying { get; private set; }
    public bool HasStarted { get; private set; }
    public OpenCalls Calls => calls;
    public IReadOnlyList<Decision> Decisions => decisions;
    public string? CustomStatus => context.CustomStatus;
    public IEnumerable<EventRaised> Unprocessed =>
        context.Events.Unprocessed.Select(one => new EventRaised(one.Name, one.Payload));

    /// <summary>Begins a new step. Time never runs backwards for an orchestrator, whatever the clock does.</summary>
    public void BeginStep(DateTimeOffset at, bool replaying)
    {
        Now = at > Now ? at : Now;
        IsReplaying = replaying;
        decisions = [];
        calls.BeginStep();
    }

    /// <summary>Lets the orchestrator go on from an arrival to its next wait, or to its end.</summary>
    public Outcome? Answer(Arrival arrival)
    {
        try
        {
            if (arrival is Started && orchestrator is null)
                throw new InvalidOperationException($"There is no orchestrator named '{instance.Name}'.");
            thread.Turn(() => Tell(arrival));
        }
        catch (Exception thrown)
        {
            return Outcome.Failed(Failure.Of(thrown));
        }
        return Look();
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
        Decide(decision);
        return calls.Add<T>(name, nextId - 1);
    }

    public Task Timer(DateTimeOffset due, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled(cancellation);
        Decide(id => new TimerCreated(id, due));
        var created = nextId - 1;
        OnCancel(() => calls.CancelTimer(created, cancellation), cancellation);
        return calls.AddTimer(created);
    }

    /// <summary>Cancelling from outside the orchestrator, say after a delay of the token's own, is reported.</summary>
    public void OnCancel(Action cancel, CancellationToken cancellation) =>
        cancellation.Register(() => thread.RunOrReport(cancel));

    private void Tell(Arrival arrival)
    {
        switch (arrival)
        {
            case Started:
                HasStarted = true;
                thread.Post(_ => run = RunAsync(orchestrator!), null);
                break;
            case EventRaised raised:
                context.Events.Raise(raised.Name, raised.Payload);
                break;
            case ActivityCompleted completed:
                calls.Complete(completed.Id, completed.Result);
                break;
            case ActivityFailed failed:
                calls.Fail(failed.Id, failed.Failure, failed.Final);
                break;
            case ChildCompleted completed:
                calls.Complete(completed.Id, completed.Result);
                break;
            case ChildFailed failed:
                calls.Fail(failed.Id, failed.Failure, failed.Final);
                break;
            case TimerFired fired:
                calls.FireTimer(fired.Id);
                break;
        }
    }

    private async Task<string?> RunAsync(Orchestrator whole) => DurableJson.Write(await whole.Run(context));

    /// <summary>After a turn: is it over, or can it never go on?</summary>
    private Outcome? Look() =>
        run is null ? null
        : run.IsCompleted ? End(run)
        : calls.IsEmpty && !context.Events.IsAwaited
            ? Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(ForeignTask))
        : null;

    private Outcome End(Task<string?> over)
    {
        try
        {
            var output = over.GetAwaiter().GetResult();
            return context.Next is not { } next
                ? Outcome.Completed(output)
                : new Outcome.Continued(
                    next.Input,
                    next.Version ?? instance.Version,
                    next.PreserveUnprocessedEvents ? [.. Unprocessed] : []
                );
        }
        catch (Exception thrown)
        {
            return Outcome.Failed(Failure.Of(thrown));
        }
    }
}
