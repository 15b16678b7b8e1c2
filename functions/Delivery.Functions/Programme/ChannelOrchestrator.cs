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
        try
        {
            await context.CallActivityAsync(ChannelNames.ActivityOf(task.Channel), task, Patience);
        }
        catch (TaskFailedException failure)
        {
            var trouble = new ChannelTrouble(task, failure.FailureDetails.ErrorMessage);
            await context.CallActivityAsync(nameof(GiveUpChannel), trouble, Retries.Storage);
        }
    }
}
