using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Programme;

/// <summary>One edition on its way to one channel.</summary>
public sealed record ChannelTask(Week Week, int Edition, string Channel);

/// <summary>Publishes one edition on one channel, tried again on its own; what cannot be published is told to staff.</summary>
public static class ChannelOrchestrator
{
    // Seven tries within about forty minutes: longer would hold back the next correction.
    private const int Tries = 7;

    private static TimeSpan PauseAfter(int tries) => TimeSpan.FromSeconds(15 * Math.Pow(2.5, tries - 1));

    [Function(nameof(ChannelOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<ChannelTask>()!;
        var trouble = await context.Publish(task);
        if (trouble is not null)
            await context.CallActivityAsync(nameof(GiveUpChannel), new ChannelTrouble(task, trouble), Retries.Storage);
    }

    /// <summary>
    /// Tried again by hand, not by a retry policy: the framework lets no orchestration end while a policy still retries,
    /// so that a channel which staff have given up would go on publishing.
    /// </summary>
    /// <returns>Null once it is published; else why it is not: what the last try said, or staff who gave it up.</returns>
    private static async Task<string?> Publish(this TaskOrchestrationContext context, ChannelTask task)
    {
        for (var tries = 1; ; tries++)
        {
            var trouble = await context.TryOnce(task);
            if (trouble is null || tries == Tries)
                return trouble;
            var skip = await context.AnswerUntil<string>(
                Events.Skip,
                new DateTimeOffset(context.CurrentUtcDateTime) + PauseAfter(tries)
            );
            if (skip.Came)
                return skip.Value;
        }
    }

    private static async Task<string?> TryOnce(this TaskOrchestrationContext context, ChannelTask task)
    {
        using var shown = context.Show(Events.Skip);
        try
        {
            await context.CallActivityAsync(ChannelNames.ActivityOf(task.Channel), task);
            return null;
        }
        catch (TaskFailedException failure)
        {
            return failure.FailureDetails.ErrorMessage;
        }
    }
}
