using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme.Channels;

/// <summary>
/// Publishes the newest edition on one channel anew: a mail or a call goes once more; the site, the feeds and calendars are
/// made again.
/// </summary>
public sealed class ReplayChannel(
    Programmes programmes,
    ChannelDirectory channels,
    Commands commands,
    TimeProvider clock
)
{
    public Task<Outcome<ChannelState>> RunAsync(Week week, string name, Call call, DurableTaskClient durable) =>
        commands.RunAsync(
            call,
            new Place(programmes.Table, Programmes.PartitionOf(week)),
            durable,
            () => DecideAsync(week, name, durable)
        );

    private async Task<Decided<ChannelState>> DecideAsync(Week week, string name, DurableTaskClient durable)
    {
        if (await channels.FindAsync(name) is not { } channel)
            return Outcome.Refused<ChannelState>("channel.unknown", $"没有渠道“{name}”，请核对名称");
        if (await programmes.NewestAsync(week) is not { Edition: var edition })
            return Outcome.Refused<ChannelState>("channel.unpublished", "这一周还没有发布，没有可以重发的内容");
        var known = await programmes.ChannelAsync(week, name);
        var replays = known?.Edition == edition ? known.Replays : 0;
        if (await durable.GetInstanceAsync(Instances.Channel(week, edition, name, replays)) is { IsCompleted: false })
            return Outcome.Refused<ChannelState>("channel.stage", "这个渠道正在发布，请等它结束再重发");
        var task = new ChannelTask(week, edition, name, channel.Kind, replays + 1);
        var state = new ChannelState(
            name,
            edition,
            ChannelProgress.Publishing,
            known?.Url,
            Attempts: 0,
            Trouble: null,
            clock.GetUtcNow(),
            task.Replay
        );
        return Decided.Change(
            state,
            new Act("channel.replay", $"{week}/{edition}/{name}"),
            Programmes.RowsOf(week, state),
            OutboxMessage.Start(nameof(ChannelOrchestrator), Instances.Channel(week, edition, name, task.Replay), task)
        );
    }
}
