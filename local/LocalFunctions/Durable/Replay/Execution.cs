using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// One generation of one instance, alive: built by replaying the history, then fed step by step. The same arrivals always
/// lead to the same decisions.
/// </summary>
internal sealed class Execution
{
    private readonly PlatformRun run;
    private readonly Queue<Arrival> held = new();
    private readonly List<Decision> decisions = [];
    private readonly List<int> cancelledTimers = [];
    private readonly List<Arrival> early = [];
    private List<Arrival> toAnswer = [];
    private bool hasStarted;
    private bool isReplaying;
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
        run = new PlatformRun(instance, orchestrator, loggers, defaultVersion, () => foreignContinuation(this));
        StoredStatus = instance.Status;
        StoredCustomStatus = instance.CustomStatus;
    }

    public InstanceRecord Instance { get; }

    /// <summary>The number under which the present step will be recorded.</summary>
    public int NextStep { get; private set; }
    public OrchestrationRuntimeStatus StoredStatus { get; private set; }
    public string? StoredCustomStatus { get; private set; }
    public Outcome? Outcome { get; private set; }
    public DateTimeOffset Now { get; private set; }
    public string? CustomStatus => run.CustomStatus;
    public List<Decision> Decisions => decisions;
    public List<int> CancelledTimers => cancelledTimers;

    /// <summary>Whether the file may hold timers of this generation, be it only the one of a start put off.</summary>
    public bool MayHaveTimers => run.HasTimers || cancelledTimers.Count > 0 || !hasStarted;

    public OrchestrationRuntimeStatus StatusNow() =>
        Outcome is Outcome.Ended ended ? ended.Status
        : isSuspended ? OrchestrationRuntimeStatus.Suspended
        : hasStarted || Instance.Generation > 0 ? OrchestrationRuntimeStatus.Running
        : OrchestrationRuntimeStatus.Pending;

    /// <summary>Repeats a committed step and holds it against its record.</summary>
    public void Repeat(RecordedStep step)
    {
        NextStep = step.Number + 1;
        if (Outcome is not null)
            return;
        Begin(step.At, replaying: true);
        foreach (var arrival in step.Events.OfType<Arrival>())
            Takes(arrival);
        Answer();
        if (HistoryFit.Misfit(step, decisions, Outcome) is { } misfit)
            Outcome = Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(misfit));
    }

    public void BeginStep(DateTimeOffset at) => Begin(at, replaying: false);

    // Time never runs backwards for an orchestrator, whatever the clock does.
    private void Begin(DateTimeOffset at, bool replaying)
    {
        Now = at > Now ? at : Now;
        isReplaying = replaying;
        decisions.Clear();
        cancelledTimers.Clear();
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

    /// <summary>
    /// What the orchestrator is to answer waits until the whole step is together; what acts on the execution itself acts at
    /// once, after what came before it.
    /// </summary>
    /// <returns>False when what came before ended the execution: this is for the next one.</returns>
    public bool Takes(Arrival arrival)
    {
        if (arrival is Terminated or Broken or Suspended or Resumed)
            Answer();
        if (Outcome is not null)
            return false;
        switch (arrival)
        {
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
                isSuspended = false;
                while (held.TryDequeue(out var waited))
                    ToAnswer(waited);
                break;
            case var _ when isSuspended:
                held.Enqueue(arrival);
                break;
            default:
                ToAnswer(arrival);
                break;
        }
        return true;
    }

    /// <summary>Lets the orchestrator answer all that was taken.</summary>
    public void Answer()
    {
        if (toAnswer.Count == 0 || Outcome is not null)
            return;
        Outcome = run.Answer(toAnswer, Now, isReplaying, decisions, cancelledTimers);
        toAnswer.Clear();
    }

    // The platform drops what it hears of before the orchestrator has begun.
    private void ToAnswer(Arrival arrival)
    {
        if (arrival is Started)
        {
            hasStarted = true;
            toAnswer = [arrival, .. early];
        }
        else if (hasStarted)
            toAnswer.Add(arrival);
        else
            early.Add(arrival);
    }
}
