using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Programme;

/// <param name="Edition">The last one sent to the channels; 0 before the first.</param>
public sealed record WeekOnAir(Week Week, int Edition);

/// <summary>
/// A week of the programme: frozen, sent to every channel, and corrected by a further edition whenever a change is
/// published before its Sunday is over. Instance: <c>programme-{week}</c>.
/// </summary>
public static class WeeklyProgrammeOrchestrator
{
    [Function(nameof(WeeklyProgrammeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var (week, sent) = context.GetInput<WeekOnAir>()!;
        var edition = await context.CallActivityAsync<int>(nameof(FreezeProgramme), week, Retries.Storage);
        if (edition > sent)
            await context.SendToAll(week, edition);
        var correction = await context.AnswerUntil<bool>(Events.Publish, ShanghaiTime.EndOf(week.Sunday));
        if (correction.Came)
            context.BeginAnew(new WeekOnAir(week, edition));
    }

    private static async Task SendToAll(this TaskOrchestrationContext context, Week week, int edition)
    {
        using var shown = context.Show(OpenWait.Channels);
        await Task.WhenAll(ChannelNames.All.Select(channel => context.SendTo(channel, week, edition)));
    }

    // A channel ends by itself, well or told to staff: none fails the others.
    private static Task SendTo(this TaskOrchestrationContext context, string channel, Week week, int edition) =>
        context.CallSubOrchestratorAsync(
            nameof(ChannelOrchestrator),
            new ChannelTask(week, edition, channel),
            new SubOrchestrationOptions(retry: null, Instances.Channel(week, edition, channel))
        );
}
