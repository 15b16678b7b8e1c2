using Delivery.Domain.Calendar;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Programme.Channels;

/// <summary>An edition on its way to every channel, until each has it, has given it up, or leaves it to the next one.</summary>
internal static class EditionSending
{
    /// <summary>
    /// Sends an edition to every channel. One that fails is tried for long, and what changes meanwhile concerns all others
    /// too: so the next edition is made as soon as it is published, and those that still try leave this one to it.
    /// </summary>
    /// <returns>Whether there is a next edition already.</returns>
    public static async Task<bool> SendToAll(this TaskOrchestrationContext context, Week week, int edition)
    {
        var channels = await context.ChannelsOf(new WeekOnAir(week, edition));
        using var shown = context.Show(OpenWait.Channels);
        var sendings = channels.Select(task => (Task: task, Sent: context.SendTo(task))).ToArray();
        var all = Task.WhenAll(sendings.Select(sending => sending.Sent));
        try
        {
            // A week begun before hears corrections once all channels have ended.
            while (context.CompareVersionTo("3.0") >= 0 && await context.HearsBefore(all))
                if (await context.Freeze(week) > edition)
                {
                    foreach (var sending in sendings.Where(sending => !sending.Sent.IsCompleted))
                        context.SendEvent(InstanceOf(sending.Task), Events.Skip, ChannelWords.Overtaken);
                    return true;
                }

            return false;
        }
        finally
        {
            // Each ends after the try that is under way, so no two editions are sent to one channel at once.
            await all;
        }
    }

    private static async Task<bool> HearsBefore(this TaskOrchestrationContext context, Task all)
    {
        var told = context.OpenWait<bool>(Events.Publish);
        if (await Task.WhenAny(all, told) == all)
            return false;
        context.Take(Events.Publish, told);
        return true;
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
            new SubOrchestrationOptions(retry: null, InstanceOf(task))
        );

    private static string InstanceOf(ChannelTask task) => Instances.Channel(task.Week, task.Edition, task.Channel);
}
