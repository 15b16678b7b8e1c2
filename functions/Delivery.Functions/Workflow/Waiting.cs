using System.Runtime.CompilerServices;
using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>What an orchestration waits for, as its custom status tells staff.</summary>
/// <param name="For">An event of <see cref="Events"/>, or one of the constants here.</param>
/// <param name="Since">UTC.</param>
/// <param name="Until">UTC; past it the orchestration goes on by itself. Null where it waits for others.</param>
/// <param name="Trouble">What staff must put right before it can go on; null where all is well.</param>
public sealed record OpenWait(string For, DateTime Since, DateTime? Until, string? Trouble = null)
{
    public const string Time = "Time";
    public const string Lessons = "Lessons";
    public const string Search = "Search";
    public const string Channels = "Channels";
}

public static class Waiting
{
    // The platform takes a custom status of 16 KB, and several waits may stand in it.
    private const int LongestTrouble = 500;

    // A replay has a context of its own, and with it waits of its own.
    private static readonly ConditionalWeakTable<TaskOrchestrationContext, List<OpenWait>> Open = [];

    /// <summary>Shows a wait until it is disposed of; several at once stand side by side.</summary>
    public static IDisposable Show(
        this TaskOrchestrationContext context,
        string waitsFor,
        DateTimeOffset? until = null
    ) => context.Show(new OpenWait(waitsFor, context.CurrentUtcDateTime, until?.UtcDateTime));

    /// <summary>Shows what went wrong, until it is mended.</summary>
    public static IDisposable ShowTrouble(this TaskOrchestrationContext context, string trouble) =>
        context.Show(
            new OpenWait(
                Events.Mended,
                context.CurrentUtcDateTime,
                Until: null,
                trouble.Length > LongestTrouble ? trouble[..LongestTrouble] : trouble
            )
        );

    private static Shown Show(this TaskOrchestrationContext context, OpenWait wait)
    {
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
