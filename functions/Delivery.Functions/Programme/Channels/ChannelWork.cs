using Delivery.Functions.Storage;

namespace Delivery.Functions.Programme.Channels;

/// <summary>What every channel's publication has in common: its state is kept, and an edition that was overtaken is left.</summary>
public sealed class ChannelWork(Programmes programmes)
{
    /// <param name="publish">Publishes and answers with the public address; null where there is none.</param>
    public async Task DoAsync(ChannelTask task, Func<Task<string?>> publish)
    {
        var known = await programmes.ChannelAsync(task.Week, task.Channel);
        if (known?.Edition > task.Edition)
            return;
        var attempts = known?.Edition == task.Edition ? known.Attempts + 1 : 1;
        var state = new ChannelState(
            task.Channel,
            task.Edition,
            ChannelProgress.Publishing,
            known?.Url,
            attempts,
            known?.Trouble
        );
        await programmes.PutAsync(task.Week, state);
        var url = await publish();
        await programmes.PutAsync(
            task.Week,
            state with
            {
                State = ChannelProgress.Published,
                Url = url,
                Trouble = null,
            }
        );
    }
}
