using System.Diagnostics;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Workflow;

public static class DurableClientExtensions
{
    /// <summary>
    /// Starts the instance unless there ever was one: the instance id is the business key, so starting twice starts
    /// once, also after the first has ended.
    /// </summary>
    public static async Task StartOnceAsync(
        this DurableTaskClient client,
        string orchestrator,
        string instanceId,
        object? input
    )
    {
        if (await client.GetInstanceAsync(instanceId) is null)
            await StartIfAbsentAsync(client, orchestrator, instanceId, input);
    }

    /// <summary>
    /// Begins an instance anew that failed, once somebody has put right what it failed of. Its activities are
    /// repeatable, so what was done stays done once.
    /// </summary>
    /// <returns>False when it has not failed.</returns>
    public static async Task<bool> RestartFailedAsync(
        this DurableTaskClient client,
        string orchestrator,
        string instanceId,
        object? input
    )
    {
        if (await client.GetInstanceAsync(instanceId) is not { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
            return false;
        await client.RestartEndedAsync(orchestrator, instanceId, input);
        return true;
    }

    /// <summary>Begins an instance anew that has ended, under its own id.</summary>
    public static Task RestartEndedAsync(
        this DurableTaskClient client,
        string orchestrator,
        string instanceId,
        object? input
    ) => client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));

    /// <summary>
    /// Tells an instance that something happened. One that has ended, or never began, has nobody who waits for it: the
    /// platform answers with an error, and it is as if it had been told.
    /// </summary>
    public static async Task TellAsync(this DurableTaskClient client, string instanceId, string what, object? payload)
    {
        try
        {
#pragma warning disable RS0030 // The one place: everywhere else it would fail where nobody waits.
            await client.RaiseEventAsync(instanceId, what, payload);
#pragma warning restore RS0030
        }
        catch (RpcException nobody) when (nobody.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            Activity.Current?.AddEvent(new ActivityEvent($"{instanceId} waits for no {what}"));
        }
    }

    private static async Task StartIfAbsentAsync(
        DurableTaskClient client,
        string orchestrator,
        string instanceId,
        object? input
    )
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                orchestrator,
                input,
                new StartOrchestrationOptions(instanceId)
            );
        }
        // Another caller began it between the look and the start: which exception tells so depends on the backend.
        catch (Exception exists) when (exists is not OutOfMemoryException)
        {
            if (await client.GetInstanceAsync(instanceId) is null)
                throw;
        }
    }
}
