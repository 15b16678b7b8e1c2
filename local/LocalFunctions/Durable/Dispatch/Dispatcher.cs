using LocalFunctions.Durable.Client;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// What goes round: the writer commits, what was committed is delivered, instances step and activities run, and what
/// they answer goes to the writer again.
/// </summary>
internal sealed partial class Dispatcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource closing = new();
    private readonly WorkGauge work = new();
    private readonly Waiters waiters = new();
    private readonly ILogger log;
    private readonly TimeProvider clock;
    private readonly OneAtATime? turns;
    private readonly Trouble trouble;
    private readonly Alarm alarm;
    private readonly Slots slots;
    private readonly Writer writer;
    private readonly Stepper stepper;
    private readonly Workers<Slot> steps;
    private readonly ActivityRunner runner;
    private readonly Workers<ActivityTask> activities;
    private bool started;

    public Dispatcher(
        Tables tables,
        FileReader reader,
        Dictionary<string, Orchestrator> orchestrators,
        Dictionary<string, Activity> activities,
        TimeProvider clock,
        ILoggerFactory loggers,
        DurableOptions options
    )
    {
        this.clock = clock;
        turns = options.Turns;
        log = loggers.CreateLogger<DurableEngine>();
        trouble = new Trouble(work, log, options.PauseAfterTrouble, options.Turns);
        alarm = new Alarm(clock, () => TryWrite(new FireTimers(clock, TimersFired)));
        slots = new Slots(options.CachedInstances, work, slot => steps!.Add(slot, begins: slot.Execution is null));
        writer = new Writer(tables, alarm.Set, Tell, turns, options.Tally);
        stepper = new Stepper(orchestrators, slots, reader, TryWrite, trouble, clock, loggers, options);
        steps = new Workers<Slot>(options.MaxConcurrentOrchestrations, StepAsync, turns, slot => $"step {slot.Key}");
        runner = new ActivityRunner(activities);
        this.activities = new Workers<ActivityTask>(
            options.MaxConcurrentActivities,
            RunAsync,
            turns,
            task => $"{task.InstanceId} {task.Name} #{task.Call}"
        );
    }

    public Waiters Waiters => waiters;

    public DateTimeOffset? NextTimer => alarm.Next;

    public bool IsIdle => work.IsZero && !alarm.IsDue;

    public int InMemory => slots.Count;

    /// <summary>Takes up what was under way; until then what is committed waits in the file.</summary>
    public void Start() => TryWrite(new Recover(clock, reason => LogUnreadable(log, reason), Recovered));

    public void LookAtClock() => alarm.Look();

    /// <exception cref="OperationCanceledException">The engine was closed, or the wait cancelled.</exception>
    public async Task WhenIdleAsync(CancellationToken cancellation)
    {
        do
        {
            closing.Token.ThrowIfCancellationRequested();
            alarm.Look();
            while (turns is not null && await turns.RunOneAsync()) { }
            await work.WhenZeroAsync(cancellation).WaitAsync(closing.Token);
        } while (!IsIdle);
    }

    /// <summary>False once closing: what is not queued by then never happened, as after a kill.</summary>
    public bool TryWrite(Write write)
    {
        work.Enter();
        if (writer.TryEnqueue(write))
            return true;
        work.Leave();
        return false;
    }

    /// <summary>Asks for a change, and answers once it is durable.</summary>
    /// <exception cref="ObjectDisposedException">The engine is closed.</exception>
    public Task<T> AskAsync<T>(Func<Write, Tables, T> change)
    {
        var request = new Request<T>(change);
        return TryWrite(request) ? request.Answer : throw new ObjectDisposedException(nameof(DurableEngine));
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        alarm.Dispose();
        await steps.StopAsync();
        try
        {
            await activities.StopAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            ActivitiesLeftBehind(log);
        }
        writer.Dispose();
        waiters.Close();
    }

    private Task StepAsync(Slot slot)
    {
        stepper.Step(slot);
        return Task.CompletedTask;
    }

    private async Task RunAsync(ActivityTask task)
    {
        if (turns?.IsRepeated(task.Name) == true)
            await runner.RunAsync(task, closing.Token);
        if (await runner.RunAsync(task, closing.Token) is { } answer)
            slots.Deliver(new Message(task.Key, task.Generation, answer, new Origin(OriginKind.Tasks, task.Row)));
        work.Leave();
    }

    private void TimersFired(Exception? reason)
    {
        if (reason is null)
            alarm.Answered();
        else
            trouble.TryAgain(alarm.Answered, reason);
    }

    // On the writer's thread, as are Tell and Send.
    private void Recovered()
    {
        started = true;
        alarm.Start();
    }

    private void Tell(Write write, Exception? reason)
    {
        if (reason is null)
        {
            write.Committed();
            Send(write.Outbox);
        }
        else
            write.Failed(reason);
        work.Leave();
    }

    private void Send(Outbox outbox)
    {
        foreach (var key in outbox.Gone)
            slots.Forget(key);
        foreach (var id in outbox.Changed)
            waiters.Changed(id);
        if (!started)
            return;
        foreach (var message in outbox.Messages)
            slots.Deliver(message);
        foreach (var task in outbox.Tasks)
        {
            Begin(task);
        }
    }

    private void Begin(ActivityTask task)
    {
        var delay = turns?.DelayOf(task.Name) ?? TimeSpan.Zero;
        if (delay > TimeSpan.Zero)
            clock.CreateTimer(_ => BeginNow(task), null, delay, Timeout.InfiniteTimeSpan);
        else
            BeginNow(task);
    }

    private void BeginNow(ActivityTask task)
    {
        work.Enter();
        activities.Add(task);
    }

    [LoggerMessage(2206, LogLevel.Error, "A message is set aside: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string reason);

    [LoggerMessage(
        2202,
        LogLevel.Warning,
        "Activities still run though asked to stop; they are left behind and will be repeated"
    )]
    private static partial void ActivitiesLeftBehind(ILogger log);
}
