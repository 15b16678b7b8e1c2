using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Chaos;

/// <summary>The way from the app to its orchestrations: calls are lost before or after they took effect, and events come twice.</summary>
internal sealed class FailingDurable(World world, DurableTaskClient real) : DurableTaskClient("chaos")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default
    ) =>
        ThroughAsync(
            $"start {orchestratorName.Name}",
            () => real.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation)
        );

    public override async Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default
    )
    {
        async Task<bool> RaiseAsync()
        {
            await real.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);
            return true;
        }
        await ThroughAsync($"event {eventName}", RaiseAsync);
        if (!world.Dice.Fires($"event {eventName} comes twice"))
            return;
        world.Repeats++;
        world.Trace.Add(world.Now, $"event {eventName} comes twice");
        await RaiseAsync();
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) =>
        ThroughAsync(
            "look at an instance",
            () => real.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation)
        );

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        real.GetAllInstancesAsync(filter);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => real.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId,
        bool getInputsAndOutputs = false,
        CancellationToken cancellation = default
    ) => real.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default
    ) => real.TerminateInstanceAsync(instanceId, options, cancellation);

    public override Task SuspendInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => real.SuspendInstanceAsync(instanceId, reason, cancellation);

    public override Task ResumeInstanceAsync(
        string instanceId,
        string? reason = null,
        CancellationToken cancellation = default
    ) => real.ResumeInstanceAsync(instanceId, reason, cancellation);

    public override Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default
    ) => real.RestartAsync(instanceId, restartWithNewInstanceId, cancellation);

    private async Task<T> ThroughAsync<T>(string place, Func<Task<T>> call)
    {
        world.Breathe();
        var fails = world.Fails(place);
        if (fails && world.Dice.Hits(0.5))
            throw new IOException("Simulated: the durable service could not be reached.");
        var answer = await call();
        world.Breathe();
        return fails ? throw new IOException("Simulated: the durable service's answer was lost.") : answer;
    }

    public override ValueTask DisposeAsync() => real.DisposeAsync();
}
