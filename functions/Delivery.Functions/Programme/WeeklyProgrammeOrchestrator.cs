using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
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
        var channels = await context.ChannelsOf(new WeekOnAir(week, edition));
        using var shown = context.Show(OpenWait.Channels);
        await Task.WhenAll(channels.Select(context.SendTo));
    }

    // A week begun before channels were a register goes on with those that there were.
    private static async Task<ChannelTask[]> ChannelsOf(this TaskOrchestrationContext context, WeekOnAir edition) =>
        context.CompareVersionTo("2.0") < 0
            ?
            [
                .. ChannelNames.BeforeTheRegister.Select(channel => new ChannelTask(
                    edition.Week,
                    edition.Edition,
                    channel
                )),
            ]
            : await context.CallActivityAsync<ChannelTask[]>(nameof(ListChannels), edition, Retries.Storage);

    // A channel ends by itself, well or told to staff: none fails the others.
    private static Task SendTo(this TaskOrchestrationContext context, ChannelTask task) =>
        context.CallSubOrchestratorAsync(
            nameof(ChannelOrchestrator),
            task,
            new SubOrchestrationOptions(retry: null, Instances.Channel(task.Week, task.Edition, task.Channel))
        );
}
