using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

/// <summary>Where an edition is to be published: every channel that is not paused.</summary>
public sealed class ListChannels(ChannelDirectory channels)
{
    [Function(nameof(ListChannels))]
    public async Task<ChannelTask[]> Run([ActivityTrigger] WeekOnAir edition) =>
        [
            .. (await channels.AllAsync())
                .Where(channel => channel.Active)
                .Select(channel => new ChannelTask(edition.Week, edition.Edition, channel.Name, channel.Kind)),
        ];
}
