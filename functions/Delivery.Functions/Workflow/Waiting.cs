using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>What an orchestration waits for, as its custom status tells staff.</summary>
/// <param name="For">An event of <see cref="Events"/>, or one of the constants here.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; past it the orchestration goes on by itself. Null where it waits for other orchestrations.</param>
public sealed record OpenWait(string For, DateTime Since, DateTime? Until)
{
    public const string Time = "Time";
    public const string Lessons = "Lessons";
    public const string Search = "Search";
    public const string Channels = "Channels";
}

public static class Waiting
{
    // A replay has a context of its own, and with it waits of its own.
    private static readonly ConditionalWeakTable<TaskOrchestrationContext, List<OpenWait>> Open = [];

    /// <summary>Shows a wait until it is disposed of; several at once stand side by side.</summary>
    public static IDisposable Show(this TaskOrchestrationContext context, string waitsFor, DateTimeOffset? until = null)
    {
        var wait = new OpenWait(waitsFor, context.CurrentUtcDateTime, until?.UtcDateTime);
        Open.GetOrCreateValue(context).Add(wait);
        return new Shown(context, wait);
    }

    private static void Tell(TaskOrchestrationContext context) =>
        context.SetCustomStatus(Open.GetOrCreateValue(context).ToArray());

    private sealed class Shown : IDisposable
    {
        private readonly TaskOrchestrationContext context;
        private readonly OpenWait wait;

        public Shown(TaskOrchestrationContext context, OpenWait wait)
        {
            (this.context, this.wait) = (context, wait);
            Tell(context);
        }

        public void Dispose()
        {
            Open.GetOrCreateValue(context).Remove(wait);
            Tell(context);
        }
    }
}
