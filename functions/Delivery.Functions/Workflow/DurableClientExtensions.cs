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
    /// Begins an instance anew that has ended, under its own id: a failed one, once somebody has put right what it failed of.
    /// Its activities are repeatable, so what was done stays done once.
    /// </summary>
    public static Task RestartEndedAsync(
        this DurableTaskClient client,
        string orchestrator,
        string instanceId,
        object? input
    ) => client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));

    /// <summary>
    /// Tells an instance that something happened, if there is anybody to hear it. For steps that tell many, of whom some
    /// may have ended, never begun or failed: one that failed and goes on later looks for itself what it has missed.
    /// </summary>
    public static async Task TellAsync(this DurableTaskClient client, string instanceId, string what, object? payload)
    {
        if (await client.TryTellAsync(instanceId, what, payload) is not Told.Heard and var told)
            Activity.Current?.AddEvent(new ActivityEvent($"{instanceId} ({told}) waits for no {what}"));
    }

    /// <summary>Tells an instance that something happened, and says who it found: the platform only says that nobody waits.</summary>
    public static async Task<Told> TryTellAsync(
        this DurableTaskClient client,
        string instanceId,
        string what,
        object? payload
    )
    {
        try
        {
#pragma warning disable RS0030 // The one place: everywhere else it would fail where nobody waits.
            await client.RaiseEventAsync(instanceId, what, payload);
#pragma warning restore RS0030
            return Told.Heard;
        }
        catch (RpcException nobody) when (nobody.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            return await client.GetInstanceAsync(instanceId) switch
            {
                null => Told.NeverBegan,
                { RuntimeStatus: OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated } =>
                    Told.Ended,
                _ => Told.Stopped,
            };
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

/// <summary>Whom an event found.</summary>
public enum Told
{
    Heard,

    /// <summary>It has completed or was terminated: nobody will wait for the event.</summary>
    Ended,

    /// <summary>It has failed, and hears nothing before staff let it go on; or it has gone on just now.</summary>
    Stopped,

    /// <summary>There is none yet; perhaps because it could not be started.</summary>
    NeverBegan,
}
