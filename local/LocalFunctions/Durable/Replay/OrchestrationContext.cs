using System.Globalization;
using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable.Replay;

/// <summary>What an orchestrator sees of the engine. Every call is numbered, and replay gives it the same number.</summary>
internal sealed partial class OrchestrationContext(
    InstanceRecord instance,
    OrchestratorRun run,
    ILoggerFactory loggers,
    string defaultVersion
) : TaskOrchestrationContext
{
    private ExternalEvents? events;
    private int guids;

    public override TaskName Name => instance.Name;

    public override string InstanceId => instance.Id;

    public override ParentOrchestrationInstance? Parent =>
        instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.Id) : null;

    public override string Version => instance.Version;

    public override DateTime CurrentUtcDateTime => run.Now.UtcDateTime;

    public override bool IsReplaying => run.IsReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>Asked for by <see cref="ContinueAsNew"/>; holds once the orchestrator returns.</summary>
    public NextGeneration? Next { get; private set; }

    public ExternalEvents Events => events ??= new ExternalEvents(run.OnCancel, SayLost);

    public string? CustomStatus { get; private set; } = instance.CustomStatus;

    public override T? GetInput<T>()
        where T : default => DurableJson.Read<T>(instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    )
    {
        DemandOptions(input, options);
        var json = DurableJson.Write(input);
        return Retrying.Call(
            this,
            options?.Retry,
            () => run.Call<TResult>(name, id => new ActivityScheduled(id, name, json))
        );
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    )
    {
        DemandOptions(input, options);
        var json = DurableJson.Write(input);
        var child = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var version = options?.Version?.Version ?? defaultVersion;
        return Retrying.Call(
            this,
            options?.Retry,
            () =>
                run.Call<TResult>(
                    orchestratorName,
                    id => new ChildScheduled(id, orchestratorName, child, json, version.Length == 0 ? null : version)
                )
        );
    }

    /// <summary>A time without a kind is UTC, as it is wherever the app is deployed.</summary>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        run.Demand();
        var due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : fireAt;
        return run.Timer(new DateTimeOffset(DateTime.SpecifyKind(due, DateTimeKind.Utc)), cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        run.Demand();
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        run.Decide(id => new EventSent(id, instanceId, eventName, DurableJson.Write(payload)));

    public override void SetCustomStatus(object? customStatus)
    {
        run.Demand();
        CustomStatus = DurableJson.Write(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        run.Demand();
        Next = new NextGeneration(DurableJson.Write(newInput), preserveUnprocessedEvents, Version: null);
    }

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        run.Demand();
        var version = string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion;
        Next = new NextGeneration(DurableJson.Write(options.NewInput), options.PreserveUnprocessedEvents, version);
    }

    // The generation takes part because under a clock that stands still the time does not tell two of them apart.
    public override Guid NewGuid()
    {
        run.Demand();
        return DeterministicGuid.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{InstanceId}_{instance.Generation}_{CurrentUtcDateTime:o}_{guids++}"
            )
        );
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, loggers.CreateLogger(categoryName));

    private void SayLost(string eventName) =>
        LogLost(CreateReplaySafeLogger(typeof(DurableEngine).FullName!), eventName, InstanceId);

    private static void DemandOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
            throw new ArgumentException(
                "TaskOptions were given as the input. Give them as the options, by name.",
                nameof(input)
            );
    }

    [LoggerMessage(
        2204,
        LogLevel.Warning,
        "Event {Event} reached a wait of {Instance} that was cancelled, and is lost, as it would be on Azure"
    )]
    private static partial void LogLost(ILogger logger, string @event, string instance);
}

/// <summary>What the next generation begins with.</summary>
internal sealed record NextGeneration(string? Input, bool PreserveUnprocessedEvents, string? Version);
