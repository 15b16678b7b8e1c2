using LocalFunctions.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Tests.Durable;

/// <summary>An engine on a file of its own, with orchestrators written into the test and a clock moved by hand.</summary>
public sealed class TestEngine(DurableOptions options, TimeProvider? clock = null) : IAsyncDisposable
{
    /// <summary>What the engine is opened with, now or next.</summary>
    public DurableOptions Options { get; set; } = options;

    private readonly string folder = Directory.CreateTempSubdirectory("durable-").FullName;
    private readonly Dictionary<string, Orchestrator> orchestrators = [];
    private readonly Dictionary<string, Activity> activities = [];
    private DurableEngine? engine;

    internal StillClock Clock { get; } = new(new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public string File => Path.Combine(folder, "durable.db");

    public DurableEngine Engine => engine ?? Open();

    public DurableTaskClient Client => Engine.Client;

    public DurableEngine Open()
    {
        OpenWithoutStarting().Start();
        return engine!;
    }

    public DurableEngine OpenWithoutStarting() => engine = OpenAnother();

    public DurableEngine OpenAnother() =>
        DurableEngine.Open(File, orchestrators.Values, activities.Values, clock ?? Clock, Loggers, Options);

    public async Task CloseAsync()
    {
        if (engine is not null)
            await engine.DisposeAsync();
        engine = null;
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        Open();
    }

    public void Orchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run) =>
        orchestrators[name] = new Orchestrator(name, run);

    public void Orchestrator(string name, Func<TaskOrchestrationContext, Task> run) =>
        Orchestrator(
            name,
            async context =>
            {
                await run(context);
                return null;
            }
        );

    public void Activity<TIn, TOut>(string name, Func<TIn, TOut> run) =>
        activities[name] = new Activity(name, typeof(TIn), (input, _, _) => Task.FromResult<object?>(run((TIn)input!)));

    public void ActivityCancellable(string name, Func<CancellationToken, Task<object?>> run) =>
        activities[name] = new Activity(name, InputType: null, (_, _, closing) => run(closing));

    public Task IdleAsync() => Engine.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(60));

    public async Task<string> StartAsync(string name, object? input = null, string? id = null)
    {
        var started = await Client.ScheduleNewOrchestrationInstanceAsync(
            name,
            input,
            new StartOrchestrationOptions(id)
        );
        await IdleAsync();
        return started;
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? id = null) =>
        await GetAsync(await StartAsync(name, input, id));

    public async Task<OrchestrationMetadata> GetAsync(string id) =>
        await Client.GetInstancesAsync(id, getInputsAndOutputs: true)
        ?? throw new InvalidOperationException($"No instance {id}");

    public async Task RaiseAsync(string id, string name, object? payload = null)
    {
        await Client.RaiseEventAsync(id, name, payload);
        await IdleAsync();
    }

    public Task MoveAsync(TimeSpan by) => MoveAsync(Clock.Now + by);

    /// <summary>Passes every timer on the way at its own moment.</summary>
    public async Task MoveAsync(DateTimeOffset to)
    {
        while (Engine.NextTimer is { } next && next <= to)
        {
            Clock.Now = next > Clock.Now ? next : Clock.Now;
            Engine.ClockMoved();
            await IdleAsync();
        }
        Clock.Now = to;
    }

    /// <summary>Reaches into the file past the engine.</summary>
    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Keeps the file to itself until disposed.</summary>
    public IDisposable Hold()
    {
        var connection = Connect();
        connection.BeginTransaction(deferred: false);
        return connection;
    }

    public long Count(string table)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(folder, recursive: true);
    }
}
