using Microsoft.DurableTask;

namespace Delivery.Functions.Workflow;

/// <summary>What a wait for a person gave: their answer, or silence until the deadline.</summary>
public sealed record Answer<T>(bool Came, T? Value);

public static class Waits
{
    /// <summary>Waits for an event until a moment (any offset). An event that comes later is there for the next wait.</summary>
    public static async Task<Answer<T>> AnswerUntil<T>(
        this TaskOrchestrationContext context,
        string eventName,
        DateTimeOffset deadline
    )
    {
        using var shown = context.Show(eventName, deadline);
        using var over = new CancellationTokenSource();
        var answer = context.OpenWait<T>(eventName);
        var silence = context.CreateTimer(deadline.UtcDateTime, over.Token);
        var first = await Task.WhenAny(answer, silence);
        // Not CancelAsync: that is a task of the thread pool, which an orchestrator must not await.
        over.Cancel();
        return first == answer ? new Answer<T>(true, context.Take(eventName, answer)) : new Answer<T>(false, default);
    }

    /// <summary>Sleeps until a moment, unless an event comes before; a moment that has passed already is no wait at all.</summary>
    /// <returns>Whether the event came.</returns>
    public static async Task<bool> UntilUnless(
        this TaskOrchestrationContext context,
        DateTimeOffset moment,
        string eventName
    )
    {
        if (moment.UtcDateTime <= context.CurrentUtcDateTime)
            return false;
        using var shown = context.Show(OpenWait.Time, moment);
        using var over = new CancellationTokenSource();
        var told = context.OpenWait<string>(eventName);
        var due = context.CreateTimer(moment.UtcDateTime, over.Token);
        if (await Task.WhenAny(told, due) != told)
            return false;
        over.Cancel();
        context.Take(eventName, told);
        return true;
    }

    // Timers are checked every few minutes; who comes hours late was down.
    private static readonly TimeSpan Outage = TimeSpan.FromHours(6);

    /// <summary>Whether the app stood still over a moment, so that nobody could do what they had until then to do.</summary>
    public static bool WasDownOver(this TaskOrchestrationContext context, DateTimeOffset moment) =>
        context.CurrentUtcDateTime - moment.UtcDateTime > Outage;

    /// <summary>Sleeps until a moment; one that has passed already is no wait at all.</summary>
    public static async Task Until(this TaskOrchestrationContext context, DateTimeOffset moment)
    {
        if (moment.UtcDateTime <= context.CurrentUtcDateTime)
            return;
        using var shown = context.Show(OpenWait.Time, moment);
        await context.CreateTimer(moment.UtcDateTime, CancellationToken.None);
    }
}
