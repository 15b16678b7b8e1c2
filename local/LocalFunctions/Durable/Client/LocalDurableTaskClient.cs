using Grpc.Core;
using LocalFunctions.Durable.Dispatch;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>The client of the local engine. What it answers is durable.</summary>
internal sealed class LocalDurableTaskClient(
    Dispatcher dispatcher,
    InstanceViews views,
    TimeProvider clock,
    DurableOptions settings
) : DurableTaskClient("local")
{
    /// <exception cref="InvalidOperationException">An instance of that id exists and may not be replaced.</exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        ArgumentException.ThrowIfNullOrEmpty(id, nameof(options));
        var version = options?.Version?.Version ?? settings.Versioning.DefaultVersion;
        await StartAsync(id, orchestratorName, DurableJson.Write(input), options?.StartAt, version);
        return id;
    }

    /// <exception cref="RpcException">The instance has ended or never was; in the words of the platform's own client.</exception>
    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var raised = new EventRaised(eventName, DurableJson.Write(eventPayload));
        if (!await PostAsync(instanceId, raised, cancellation))
            throw new RpcException(NobodyHears(instanceId));
    }

    private Status NobodyHears(string instanceId) =>
        views.Find(instanceId) is null
            ? new(StatusCode.NotFound, $"No instance with ID '{instanceId}' was found. (Parameter 'instanceId')")
            : new(
                StatusCode.FailedPrecondition,
                "The orchestration instance with the provided instance id is not running."
            );

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        PostAsync(
            instanceId,
            new Terminated(DurableJson.Write(options?.Output), options?.Recursive ?? false),
            cancellation
        );

    public override Task SuspendInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => PostAsync(instanceId, new Suspended(reason), cancellation);

    public override Task ResumeInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => PostAsync(instanceId, new Resumed(reason), cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        WaitAsync(
            instanceId,
            stored => stored.Record.Status != OrchestrationRuntimeStatus.Pending,
            getInputsAndOutputs,
            cancellation
        );

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => WaitAsync(instanceId, stored => stored.Record.IsEnded, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => Task.FromResult(views.Find(instanceId) is { } stored ? Metadata.Of(stored, getInputsAndOutputs) : null);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(views, filter ?? new OrchestrationQuery());

    /// <summary>Removes an instance that has ended; one that still runs is left, and counts none.</summary>
    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => new(await PurgeAsync([instanceId], options));

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default
    )
    {
        var purged = 0;
        if (Purging.Query(filter) is not { } query)
            return new PurgeResult(purged);
        var pages = new InstancePages(views, query).AsPages(pageSizeHint: 1000);
        await foreach (var page in pages.WithCancellation(cancellation))
            purged += await PurgeAsync([.. page.Values.Select(one => one.InstanceId)], options);
        return new PurgeResult(purged);
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It still runs, and is to keep its id.</exception>
    public override async Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    )
    {
        var old =
            views.Find(instanceId)?.Record
            ?? throw new ArgumentException(
                $"An orchestration with the instanceId {instanceId} was not found.",
                nameof(instanceId)
            );
        var id = restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId;
        await StartAsync(id, old.Name, old.Input, startAt: null, old.Version);
        return id;
    }

    /// <summary>Lets a failed instance go on from before what it failed of. Events that came while it had failed are lost.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public override async Task RewindInstanceAsync(
        string instanceId,
        string reason,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        if (
            await dispatcher.AskAsync(
                (write, tables) => Rewinding.Rewind(write, tables, instanceId, clock.GetUtcNow())
            ) is
            { } status
        )
            throw new InvalidOperationException(
                $"The instance '{instanceId}' is {status}; only a failed one is rewound."
            );
    }

    private Task<int> PurgeAsync(string[] ids, PurgeInstanceOptions? options) =>
        dispatcher.AskAsync(
            (write, tables) => ids.Sum(id => Purging.Purge(write, tables, id, options?.Recursive ?? false))
        );

    private async Task StartAsync(string id, string name, string? input, DateTimeOffset? startAt, string version)
    {
        var start = new NewInstance(
            id,
            name,
            input,
            clock.GetUtcNow(),
            startAt,
            settings.OverridableExistingInstanceStates,
            version
        );
        if (await dispatcher.AskAsync((write, tables) => write.Start(tables, start)) is { } inTheWay)
            throw new InvalidOperationException(DuplicateInstance.Sentence(id, inTheWay));
    }

    /// <returns>False when nobody is there to take it.</returns>
    private async Task<bool> PostAsync(string instanceId, Arrival arrival, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return await dispatcher.AskAsync((write, tables) => write.Post(tables, instanceId, arrival));
    }

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId,
        Func<StoredInstance, bool> reached,
        bool getInputsAndOutputs,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            var change = dispatcher.Waiters.NextChange(instanceId);
            var stored =
                views.Find(instanceId)
                ?? throw new InvalidOperationException($"Orchestration with instanceId '{instanceId}' does not exist.");
            if (reached(stored))
                return Metadata.Of(stored, getInputsAndOutputs);
            await change.WaitAsync(cancellation);
        }
    }

    /// <summary>The engine lives as long as its host, not as long as a client.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
