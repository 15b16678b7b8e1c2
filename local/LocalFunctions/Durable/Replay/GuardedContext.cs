using System.Globalization;
using LocalFunctions.Durable.History;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The platform's context, with what it leaves to the host around it: calls from a foreign thread are refused, ids stay
/// apart under a clock that stands still, and the custom status outlives a generation.
/// </summary>
internal sealed class GuardedContext(
    TaskOrchestrationContext platform,
    InstanceRecord instance,
    GuardedThread thread,
    ILoggerFactory loggers,
    string defaultVersion
) : TaskOrchestrationContext
{
    private readonly List<Task> waits = [];
    private int guids;

    public override TaskName Name => platform.Name;

    public override string InstanceId => platform.InstanceId;

    public override ParentOrchestrationInstance? Parent => platform.Parent;

    public override string Version => platform.Version;

    public override DateTime CurrentUtcDateTime => platform.CurrentUtcDateTime;

    public override bool IsReplaying => platform.IsReplaying;

    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>Whether an event could still wake the orchestrator.</summary>
    public bool IsAwaitingEvent => waits.Exists(wait => !wait.IsCompleted);

    /// <summary>It asked to continue as new, which holds once no call is open.</summary>
    public bool HasContinued { get; private set; }

    public string? CustomStatus { get; private set; } = instance.CustomStatus;

    public override T? GetInput<T>()
        where T : default => DurableJson.Read<T>(instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(
        TaskName name,
        object? input = null,
        TaskOptions? options = null
    )
    {
        Demand();
        return platform.CallActivityAsync<TResult>(name, input, options);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    )
    {
        Demand();
        var asked = options as SubOrchestrationOptions;
        return platform.CallSubOrchestratorAsync<TResult>(
            orchestratorName,
            input,
            new SubOrchestrationOptions(options ?? new TaskOptions(), asked?.InstanceId ?? NewGuid().ToString("N"))
            {
                Version = asked?.Version ?? options?.Version ?? defaultVersion,
            }
        );
    }

    /// <summary>A time without a kind is UTC, as it is wherever the app is deployed.</summary>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Demand();
        var timer = platform.CreateTimer(
            fireAt.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(fireAt, DateTimeKind.Utc) : fireAt,
            cancellationToken
        );
        // What is registered last is called first.
        thread.Watch(cancellationToken);
        return timer;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Demand();
        var wait = platform.WaitForExternalEvent<T>(eventName, cancellationToken);
        thread.Watch(cancellationToken);
        waits.RemoveAll(earlier => earlier.IsCompleted);
        waits.Add(wait);
        return wait;
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        Demand();
        platform.SendEvent(instanceId, eventName, payload);
    }

    public override void SetCustomStatus(object? customStatus)
    {
        Demand();
        CustomStatus = DurableJson.Write(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Demand();
        HasContinued = true;
        platform.ContinueAsNew(newInput, preserveUnprocessedEvents);
    }

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        Demand();
        HasContinued = true;
        platform.ContinueAsNew(options);
    }

    // The generation takes part because under a clock that stands still the time does not tell two of them apart.
    public override Guid NewGuid()
    {
        Demand();
        return DeterministicGuid.Of(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{InstanceId}_{instance.Generation}_{CurrentUtcDateTime:o}_{guids++}"
            )
        );
    }

    /// <exception cref="NonDeterministicOrchestrationException">Called from outside the orchestrator's turn.</exception>
    private void Demand()
    {
        if (!thread.IsCurrent)
            throw new NonDeterministicOrchestrationException(PlatformRun.ForeignTask);
    }
}
