using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// One generation of one instance, alive: built by replaying the history, then fed arrival by arrival. The same
/// arrivals always lead to the same decisions.
/// </summary>
internal sealed class Execution
{
    private readonly OrchestratorRun run;
    private readonly Queue<Arrival> held = new();
    private bool isSuspended;

    public Execution(
        InstanceRecord instance,
        Orchestrator? orchestrator,
        ILoggerFactory loggers,
        string defaultVersion,
        Action<Execution> foreignContinuation
    )
    {
        Instance = instance;
        run = new OrchestratorRun(instance, orchestrator, loggers, defaultVersion, () => foreignContinuation(this));
        StoredStatus = instance.Status;
        StoredCustomStatus = instance.CustomStatus;
    }

    public InstanceRecord Instance { get; }

    /// <summary>The number under which the present step will be recorded.</summary>
    public int NextStep { get; private set; }
    public OrchestrationRuntimeStatus StoredStatus { get; private set; }
    public string? StoredCustomStatus { get; private set; }
    public Outcome? Outcome { get; private set; }
    public DateTimeOffset Now => run.Now;
    public string? CustomStatus => run.CustomStatus;
    public IReadOnlyList<Decision> Decisions => run.Decisions;
    public IReadOnlyList<int> CancelledTimers => run.Calls.Cancelled;

    /// <summary>Whether the file may hold timers of this generation, be it only the one of a start put off.</summary>
    public bool MayHaveTimers => run.Calls.HasTimers || run.Calls.Cancelled.Count > 0 || !run.HasStarted;

    public OrchestrationRuntimeStatus StatusNow() =>
        Outcome is Outcome.Ended ended ? ended.Status
        : isSuspended ? OrchestrationRuntimeStatus.Suspended
        : run.HasStarted || Instance.Generation > 0 ? OrchestrationRuntimeStatus.Running
        : OrchestrationRuntimeStatus.Pending;

    /// <summary>Repeats a committed step and holds it against its record.</summary>
    public void Repeat(RecordedStep step)
    {
        NextStep = step.Number + 1;
        if (Outcome is not null)
            return;
        run.BeginStep(step.At, replaying: true);
        foreach (var arrival in step.Events.OfType<Arrival>())
            Take(arrival);
        if (HistoryFit.Misfit(step, run.Decisions, Outcome) is { } misfit)
            Outcome = Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(misfit));
    }

    public void BeginStep(DateTimeOffset at) => run.BeginStep(at, replaying: false);

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
        switch (arrival)
        {
            case var _ when Outcome is not null:
                break;
            case Terminated terminated:
                Outcome = Outcome.Terminated(terminated.Output, terminated.Recursive);
                break;
            case Broken broken:
                Outcome = Outcome.Failed(broken.Failure);
                break;
            case Suspended:
                isSuspended = true;
                break;
            case Resumed:
                Resume();
                break;
            case var _ when isSuspended:
                held.Enqueue(arrival);
                break;
            default:
                Outcome = run.Answer(arrival);
                break;
        }
    }

    private void Resume()
    {
        isSuspended = false;
        while (Outcome is null && held.TryDequeue(out var arrival))
            Outcome = run.Answer(arrival);
        // What was held beyond the end of this generation is for the next one, as if it came after.
        if (Outcome is Outcome.Continued next)
            next.Carried.AddRange(held.OfType<EventRaised>());
    }
}
