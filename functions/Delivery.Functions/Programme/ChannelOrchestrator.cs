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
    private static readonly TaskOptions Patience = TaskOptions.FromRetryPolicy(
        new RetryPolicy(7, TimeSpan.FromSeconds(15), backoffCoefficient: 2.5)
    );

    [Function(nameof(ChannelOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<ChannelTask>()!;
        var trouble = await context.Publish(task);
        if (trouble is not null)
            await context.CallActivityAsync(nameof(GiveUpChannel), new ChannelTrouble(task, trouble), Retries.Storage);
    }

    /// <returns>Null once it is published; else why it is not: what the last try said, or staff who gave it up.</returns>
    private static async Task<string?> Publish(this TaskOrchestrationContext context, ChannelTask task)
    {
        using var shown = context.Show(Events.Skip);
        var publishing = context.CallActivityAsync(ChannelNames.ActivityOf(task.Channel), task, Patience);
        var skipped = context.OpenWait<string>(Events.Skip);
        try
        {
            if (await Task.WhenAny(publishing, skipped) == skipped)
                return context.Take(Events.Skip, skipped);
            await publishing;
            return null;
        }
        catch (TaskFailedException failure)
        {
            return failure.FailureDetails.ErrorMessage;
        }
    }
}
