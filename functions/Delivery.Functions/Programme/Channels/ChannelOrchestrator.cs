using System.Text.Json.Serialization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Programme.Channels;

/// <summary>One edition on its way to one channel.</summary>
/// <param name="Kind">Null for a channel that there was before channels were a register: its name tells.</param>
/// <param name="Replay">How often staff had it published anew; the mail or the call is then one of its own.</param>
public sealed record ChannelTask(Week Week, int Edition, string Channel, ChannelKind? Kind = null, int Replay = 0)
{
    /// <summary>What is sent under this key is sent once.</summary>
    [JsonIgnore]
    public string Key => $"programme/{Week}/{Edition}/{Channel}" + (Replay == 0 ? "" : $"/{Replay}");
}

/// <summary>Publishes one edition on one channel, tried again on its own; what cannot be published is told to staff.</summary>
public static class ChannelOrchestrator
{
    // Seven tries within about forty minutes, and a correction that comes before ends them. No retry policy: nobody could end
    // it, and an orchestration is not over before its last call is.
    private const int MostTries = 7;
    private const double Slower = 2.5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);

    [Function(nameof(ChannelOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var task = context.GetInput<ChannelTask>()!;
        var trouble = await context.Publish(task);
        if (trouble is not null)
            await context.CallActivityAsync(nameof(GiveUpChannel), new ChannelTrouble(task, trouble), Retries.Storage);
    }

    /// <returns>Null once it is published; else why it is not: what the last try said, staff who gave it up, or a newer edition.</returns>
    private static async Task<string?> Publish(this TaskOrchestrationContext context, ChannelTask task)
    {
        var trouble = await context.Try(task);
        var pause = FirstPause;
        for (var tries = 1; trouble is { MayPass: true } && tries < MostTries; tries++, pause *= Slower)
        {
            // Staff who give it up during a try are heard after it.
            var again = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero) + pause;
            if (await context.AnswerUntil<string>(Events.Skip, again) is { Came: true, Value: var reason })
                return reason;
            trouble = await context.Try(task);
        }

        return trouble?.Message;
    }

    /// <param name="MayPass">Another try may help.</param>
    private sealed record Trouble(string Message, bool MayPass);

    /// <returns>Null once it is published, else what went wrong.</returns>
    private static async Task<Trouble?> Try(this TaskOrchestrationContext context, ChannelTask task)
    {
        using var shown = context.Show(Events.Skip);
        try
        {
            await context.CallActivityAsync(ChannelNames.ActivityOf(task), task);
            return null;
        }
        catch (TaskFailedException failure)
        {
            var details = failure.FailureDetails;
            return new Trouble(
                FailureWords.Of(details, typeof(ChannelRefusedException), typeof(ChannelFailedException)),
                !IsRefusal(details)
            );
        }
    }

    // By the name alone: IsCausedBy looks for the type in every assembly that is loaded, and fails where two of them have an
    // exception of one name, as with HttpRequestException.
    private static bool IsRefusal(TaskFailureDetails? details) =>
        details is not null
        && (details.ErrorType == typeof(ChannelRefusedException).FullName || IsRefusal(details.InnerFailure));
}
