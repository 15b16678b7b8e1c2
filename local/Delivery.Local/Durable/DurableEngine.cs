using Delivery.Local.Durable.Client;
using Delivery.Local.Durable.Dispatch;
using Delivery.Local.Durable.History;
using Delivery.Local.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Delivery.Local.Durable;

/// <summary>
/// Durable orchestrations on one SQLite file, in this process. Every step is one transaction: messages taken, history
/// added, messages sent; activities start only after it, so a killed process goes on where it was, repeating at most
/// the activities under way. Times come from the clock given. Made for one machine; what outgrows it is deployed.
/// </summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource closing = new();
    private readonly WorkGauge work = new();
    private readonly Waiters waiters = new();
    private readonly ILogger log;
    private readonly DurableFile file;
    private readonly FileReader reader;
    private readonly Writer writer;
    private readonly Slots slots;
    private readonly Workers<Slot> steps;
    private readonly Workers<ActivityTask> activities;
    private readonly ActivityRunner runner;
    private readonly Alarm alarm;
    private readonly Trouble trouble;
    private readonly InstanceViews views;
    private bool started;
    private int closed;

    private DurableEngine(
        DurableFile file,
        Dictionary<string, Orchestrator> orchestrators,
        Dictionary<string, Activity> activities,
        TimeProvider clock,
        ILoggerFactory loggers,
        DurableOptions options
    )
    {
        this.file = file;
        log = loggers.CreateLogger<DurableEngine>();
        reader = new FileReader(file);
        trouble = new Trouble(work, log);
        alarm = new Alarm(clock, () => Enqueue(new FireTimers(clock, TimersFired)));
        slots = new Slots(options.CachedInstances, work, slot => steps!.Add(slot));
        writer = new Writer(new Tables(file.Connect()), alarm.Set, Tell);
        var stepper = new Stepper(orchestrators, slots, reader, Enqueue, trouble, clock, loggers);
        steps = new Workers<Slot>(options.MaxConcurrentOrchestrations, slot => Step(stepper, slot));
        runner = new ActivityRunner(activities);
        this.activities = new Workers<ActivityTask>(options.MaxConcurrentActivities, RunAsync);
        views = new InstanceViews(reader);
        Client = new LocalDurableTaskClient(this, views, waiters, clock, options.OverridableExistingInstanceStates);
    }

    /// <param name="databasePath">The file; its folder is made if need be.</param>
    /// <exception cref="InvalidOperationException">Another process has the file open, or it is of another version.</exception>
    public static DurableEngine Open(
        string databasePath,
        IEnumerable<Orchestrator> orchestrators,
        IEnumerable<Activity> activities,
        TimeProvider clock,
        ILoggerFactory loggers,
        DurableOptions? options = null
    )
    {
        options ??= new DurableOptions();
        return new DurableEngine(
            DurableFile.Open(databasePath, options.SurvivePowerLoss),
            orchestrators.ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase),
            activities.ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase),
            clock,
            loggers,
            options
        );
    }

    public DurableTaskClient Client { get; }

    /// <summary>Instances held in memory: those with something to do, and the live ones cached.</summary>
    internal int InMemory => slots.Count;

    /// <summary>The earliest moment at which a timer, a retry or a delayed start becomes due; null if there is none.</summary>
    public DateTimeOffset? NextTimer => alarm.Next;

    /// <summary>Nothing runs, nothing is queued, and nothing is due by the clock.</summary>
    public bool IsIdle => work.IsZero && !alarm.IsDue;

    /// <summary>Begins to dispatch, first of all what was under way when the file was last open.</summary>
    public void Start() => Enqueue(new Recover(Recovered));

    /// <summary>The clock was moved: what is due now fires, in the order of its moments.</summary>
    public void ClockMoved() => alarm.Look();

    public async Task WhenIdleAsync(CancellationToken ct = default)
    {
        do
        {
            alarm.Look();
            await work.WhenZeroAsync(ct);
        } while (!IsIdle);
    }

    /// <summary>One page, in the order of creation.</summary>
    public IReadOnlyList<InstanceSummary> Instances(InstanceFilter filter) =>
        [.. views.List(filter).Select(InstanceViews.Summary)];

    public InstanceStory? Story(string instanceId) => views.Story(instanceId);

    /// <summary>Stops as if killed, but in order: what is committed goes on when the file is next opened.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 1)
            return;
        await closing.CancelAsync();
        alarm.Dispose();
        await steps.StopAsync();
        try
        {
            await activities.StopAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            log.LogWarning("Activities still run though asked to stop; they are left behind and will be repeated");
        }
        writer.Dispose();
        waiters.Close();
        reader.Dispose();
        file.Dispose();
        closing.Dispose();
    }

    internal Task<T> AskAsync<T>(Func<Write, Tables, T> apply)
    {
        var request = new Request<T>(apply);
        return Enqueue(request) ? request.Answer : throw new ObjectDisposedException(nameof(DurableEngine));
    }

    private bool Enqueue(Write write)
    {
        work.Enter();
        if (writer.TryEnqueue(write))
            return true;
        work.Leave();
        return false;
    }

    private static Task Step(Stepper stepper, Slot slot)
    {
        stepper.Step(slot);
        return Task.CompletedTask;
    }

    private async Task RunAsync(ActivityTask task)
    {
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

    private void Recovered()
    {
        started = true;
        alarm.Start();
    }

    // On the writer's thread, as is Recovered: until then what is committed waits in the file.
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
            work.Enter();
            activities.Add(task);
        }
    }
}
