using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>
/// The waits of an orchestrator that no event has answered yet. An event goes to the newest wait for it, and one that was
/// cancelled swallows it: so no wait is ever cancelled, and who waits next for the same event goes on with the open one.
/// </summary>
public static class OpenWaits
{
    // A replay has a context of its own, and with it waits of its own.
    private static readonly ConditionalWeakTable<TaskOrchestrationContext, Dictionary<string, Task>> Open = [];

    public static Task<T> OpenWait<T>(this TaskOrchestrationContext context, string eventName)
    {
        var waits = Open.GetOrCreateValue(context);
        if (!waits.TryGetValue(eventName, out var wait))
            waits.Add(eventName, wait = context.WaitForExternalEvent<T>(eventName));
        return (Task<T>)wait;
    }

    /// <summary>What an answered wait was told; the next wait is for another event.</summary>
    public static T Take<T>(this TaskOrchestrationContext context, string eventName, Task<T> answered)
    {
        Open.GetOrCreateValue(context).Remove(eventName);
        return answered.GetAwaiter().GetResult();
    }
}
