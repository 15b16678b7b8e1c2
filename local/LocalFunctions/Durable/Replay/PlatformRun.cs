using DurableTask.Core;
using DurableTask.Core.Command;
using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The orchestrator as the platform runs it: the framework's executor over the worker's own shim decides what is done at
/// each step. Here it is only fed, and asked.
/// </summary>
internal sealed class PlatformRun
{
    public const string ForeignTask =
        "The orchestrator awaited a task that does not come from its context (Task.Delay, Task.Run, CancelAsync, "
        + "ConfigureAwait(false), a client, a stream), which replay cannot repeat. Move that work into an activity, and "
        + "wait with CreateTimer.";

    private static readonly DurableTaskShimFactory Shims = new(
        new DurableTaskWorkerOptions
        {
            DataConverter = DurableJson.Converter,
            // Backends that keep no long timer have them in pieces of three days; our file keeps any.
            MaximumTimerInterval = TimeSpan.MaxValue,
        }
    );

    private readonly InstanceRecord instance;
    private readonly Orchestrator? orchestrator;
    private readonly ILoggerFactory loggers;
    private readonly string defaultVersion;
    private readonly GuardedThread thread;
    private readonly OrchestrationRuntimeState state;
    private readonly TaskOrchestrationExecutor executor;
    private readonly OpenTasks open;
    private readonly HashSet<int> timers = [];
    private List<Decision> told = [];
    private GuardedContext? context;

    public PlatformRun(
        InstanceRecord instance,
        Orchestrator? orchestrator,
        ILoggerFactory loggers,
        string defaultVersion,
        Action foreignContinuation
    )
    {
        (this.instance, this.orchestrator, this.loggers) = (instance, orchestrator, loggers);
        this.defaultVersion = defaultVersion;
        thread = new GuardedThread(foreignContinuation);
        state = new OrchestrationRuntimeState([PlatformEvents.Start(instance)]);
        executor = new TaskOrchestrationExecutor(
            state,
            Shims.CreateOrchestration(instance.Name, new Guarded(this), ParentOf(instance)),
            BehaviorOnContinueAsNew.Carryover,
            ErrorPropagationMode.UseFailureDetails
        );
        open = new OpenTasks(executor);
    }

    public bool HasTimers => timers.Count > 0;

    public string? CustomStatus => context is null ? instance.CustomStatus : context.CustomStatus;

    /// <summary>Lets the orchestrator answer what has arrived at a moment, up to where it waits again.</summary>
    /// <param name="decisions">Gets what it decided.</param>
    /// <param name="cancelled">Gets the timers that it gave up.</param>
    /// <returns>Null while it goes on.</returns>
    public Outcome? Answer(
        List<Arrival> arrivals,
        DateTimeOffset at,
        bool replaying,
        List<Decision> decisions,
        List<int> cancelled
    )
    {
        if (orchestrator is null)
            return Outcome.Failed(
                Failure.Because<InvalidOperationException>($"There is no orchestrator named '{instance.Name}'.")
            );
        var outcome = Executed(Feed(arrivals, at, replaying), arrivals, decisions, cancelled);
        return thread.WasLeft || IsStuck(outcome)
            ? Outcome.Failed(Failure.Because<NonDeterministicOrchestrationException>(ForeignTask))
            : outcome;
    }

    private Outcome? Executed(
        Func<OrchestratorExecutionResult> execute,
        List<Arrival> arrivals,
        List<Decision> decisions,
        List<int> cancelled
    )
    {
        try
        {
            return Take(thread.Turn(execute), decisions, cancelled);
        }
        catch (System.Text.Json.JsonException unreadable)
        {
            return Outcome.Failed(
                Failure.Because<PoisonMessageException>(
                    $"The payload of event {Names(arrivals)} cannot be read: {unreadable.Message}"
                )
            );
        }
        catch (Exception thrown)
        {
            return Outcome.Failed(Failure.Of(thrown));
        }
    }

    private static string Names(IEnumerable<Arrival> arrivals) =>
        string.Join(" or ", arrivals.OfType<EventRaised>().Select(raised => $"'{raised.Name}'").Distinct());

    // New events alone are quicker, but make the framework forget that the orchestrator asked to continue as new while it
    // still had calls open. Then, and in a replay, what was decided before is told as history, so that it is not decided again.
    private Func<OrchestratorExecutionResult> Feed(List<Arrival> arrivals, DateTimeOffset at, bool replaying)
    {
        state.PastEvents.Clear();
        state.NewEvents.Clear();
        var onlyNew = !replaying && context is not { HasContinued: true };
        if (!onlyNew)
            foreach (var decision in told)
                state.PastEvents.Add(PlatformEvents.Of(decision));
        var events = replaying ? state.PastEvents : state.NewEvents;
        events.Add(PlatformEvents.StepAt(at));
        foreach (var arrival in arrivals)
            events.Add(PlatformEvents.Of(arrival, instance));
        return onlyNew ? executor.ExecuteNewEvents : executor.Execute;
    }

    private Outcome? Take(OrchestratorExecutionResult result, List<Decision> decisions, List<int> cancelled)
    {
        told = [];
        Outcome? outcome = null;
        foreach (var action in result.Actions)
        {
            if (action is OrchestrationCompleteOrchestratorAction end)
                outcome = PlatformActions.Outcome(end, instance);
            else if (PlatformActions.Decision(action) is { } decision)
            {
                told.Add(decision);
                if (decision is TimerCreated timer)
                    timers.Add(timer.Id);
            }
        }
        if (timers.Count > 0)
            cancelled.AddRange(timers.Where(timer => !open.Contains(timer)));
        timers.ExceptWith(cancelled);
        if (outcome is Outcome.Continued next)
            CarryOn(next);
        decisions.AddRange(told);
        return outcome;
    }

    // Events that were not taken the worker sends to the instance itself: they are the next generation's before all others.
    private void CarryOn(Outcome.Continued next)
    {
        var own = told.OfType<EventSent>().Where(sent => sent.InstanceId == instance.Id).ToList();
        next.Carried.InsertRange(0, own.Select(sent => new EventRaised(sent.Name, sent.Payload)));
        told.RemoveAll(own.Contains);
    }

    // It waits, and neither a call nor an event could wake it.
    private bool IsStuck(Outcome? outcome) =>
        outcome is null && !executor.IsCompleted && open.Count == 0 && context is { IsAwaitingEvent: false };

    private static ParentOrchestrationInstance? ParentOf(InstanceRecord instance) =>
        instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.Id) : null;

    private sealed class Guarded(PlatformRun run) : ITaskOrchestrator
    {
        public Type InputType => typeof(object);

        public Type OutputType => typeof(object);

        public Task<object?> RunAsync(TaskOrchestrationContext platform, object? input)
        {
            run.context = new GuardedContext(platform, run.instance, run.thread, run.loggers, run.defaultVersion);
            return run.thread.Inside(OrchestrateAsync);
        }

        // Awaited within the guard, so that an orchestrator that ends on a foreign thread never ends for the platform.
        private async Task<object?> OrchestrateAsync() => await run.orchestrator!.Run(run.context!);
    }
}
