using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>
/// The waits of an orchestrator that no event has answered yet. An event goes to the newest wait for it, and up to
/// Microsoft.DurableTask 1.25 one that was cancelled swallows it: so no wait is ever cancelled, and who waits next for the
/// same event goes on with the open one. A wait left open holds back no end, unlike a timer or a call.
/// </summary>
public static class OpenWaits
{
    // A replay has a context of its own, and with it waits of its own.
    private static readonly ConditionalWeakTable<TaskOrchestrationContext, Dictionary<string, Wait>> Open = [];

    public static Task<T> OpenWait<T>(this TaskOrchestrationContext context, string eventName)
    {
        var waits = Open.GetOrCreateValue(context);
        if (waits.TryGetValue(eventName, out var wait))
            return (Task<T>)wait.Answer;
        var answer = context.WaitForExternalEvent<T>(eventName);
        waits.Add(eventName, new Wait(answer, () => answer.Result!));
        return answer;
    }

    /// <summary>What an answered wait was told; the next wait is for another event.</summary>
    public static T Take<T>(this TaskOrchestrationContext context, string eventName, Task<T> answered)
    {
        Open.GetOrCreateValue(context).Remove(eventName);
        return answered.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Continues as new. What a wait was told and nobody took yet goes along: the platform carries over only events that
    /// no wait got.
    /// </summary>
    public static void BeginAnew(this TaskOrchestrationContext context, object input)
    {
        foreach (var (eventName, wait) in Open.GetOrCreateValue(context))
            if (wait.Answer.IsCompletedSuccessfully)
                context.SendEvent(context.InstanceId, eventName, wait.Told());
        context.ContinueAsNew(input);
    }

    private sealed record Wait(Task Answer, Func<object> Told);
}
