using LocalFunctions.Durable.Client;
using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>
/// Durable orchestrations on one SQLite file, in this process. Every step is one transaction: messages taken, history
/// added, messages sent; activities start only after it, so a killed process goes on where it was, repeating at most
/// the activities under way. Times come from the clock given. Made for one machine; what outgrows it is deployed.
/// </summary>
public sealed class DurableEngine : IAsyncDisposable
{
    private readonly DurableFile file;
    private readonly FileReader reader;
    private readonly Dispatcher dispatcher;
    private readonly InstanceViews views;
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
        reader = new FileReader(file);
        views = new InstanceViews(reader);
        var tables = new Tables(file.Connect());
        dispatcher = new Dispatcher(tables, reader, orchestrators, activities, clock, loggers, options);
        Client = new LocalDurableTaskClient(dispatcher, views, clock, options);
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

    /// <summary>The earliest moment at which a timer, a retry or a delayed start becomes due; null if there is none.</summary>
    public DateTimeOffset? NextTimer => dispatcher.NextTimer;

    /// <summary>Nothing runs, nothing is queued, and nothing is due by the clock.</summary>
    public bool IsIdle => dispatcher.IsIdle;

    internal Dispatcher Dispatcher => dispatcher;

    /// <summary>Instances held in memory: those with something to do, and the live ones cached.</summary>
    internal int InMemory => dispatcher.InMemory;

    /// <summary>Begins to dispatch, first of all what was under way when the file was last open.</summary>
    public void Start() => dispatcher.Start();

    /// <summary>The clock was moved: what is due now fires, in the order of its moments.</summary>
    public void ClockMoved() => dispatcher.LookAtClock();

    public Task WhenIdleAsync(CancellationToken ct = default) => dispatcher.WhenIdleAsync(ct);

    /// <summary>How many there are, by orchestrator and status.</summary>
    public IReadOnlyList<InstanceCount> Counts() => views.Counts();

    /// <summary>One page, in the order of creation.</summary>
    public IReadOnlyList<InstanceSummary> Instances(InstanceFilter filter) =>
        [.. views.List(filter).Select(InstanceViews.Summary)];

    /// <summary>The histories of a page of instances.</summary>
    public IReadOnlyList<KeptHistory> Histories(InstanceFilter filter) =>
        [
            .. views
                .List(filter)
                .Select(stored =>
                    KeptHistory.Of(stored, reader.Read(connection => StoredHistory.Read(connection, stored.Record.Key)))
                ),
        ];

    /// <summary>Messages that could not be read or taken, oldest first.</summary>
    public IReadOnlyList<SetAsideMessage> SetAside(int most = 1000) =>
        reader.Read(connection => SetAsideTable.Read(connection, most));

    /// <summary>Gives a message that was set aside to its instance after all.</summary>
    /// <returns>Whether there is such a message.</returns>
    /// <exception cref="PoisonMessageException">It still cannot be read.</exception>
    public Task<bool> PutBackAsync(long number) =>
        dispatcher.AskAsync(
            (write, tables) =>
            {
                if (tables.SetAside.Find(number) is not { } message)
                    return false;
                write.Outbox.Messages.Add(tables.Messages.Insert(message.Key, message.Generation, message.Read()));
                tables.SetAside.Delete(number);
                return true;
            }
        );

    public InstanceStory? Story(string instanceId) => views.Story(instanceId);

    /// <summary>Stops as if killed, but in order: what is committed goes on when the file is next opened.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 1)
            return;
        await dispatcher.DisposeAsync();
        reader.Dispose();
        file.Dispose();
    }
}
