using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Programme.Channels;

/// <summary>What every channel's publication has in common: its state is kept, and an edition that was overtaken is left.</summary>
public sealed partial class ChannelWork(Programmes programmes, TimeProvider clock, ILogger<ChannelWork> log)
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
            known?.Trouble,
            clock.GetUtcNow(),
            task.Replay
        );
        await programmes.PutAsync(task.Week, state);
        var url = await PublishAsync(task, state, publish);
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

    /// <summary>The week's editions up to the one that goes out, the first one first.</summary>
    public async Task<IReadOnlyList<WeeklyProgramme>> EditionsAsync(ChannelTask task) =>
        [.. (await programmes.ReadAllAsync(task.Week)).Where(edition => edition.Edition <= task.Edition)];

    /// <summary>
    /// Whether the channel has what the edition says: measured by the last one that came out there, since the one before may
    /// have failed. What staff have published anew goes out in any case.
    /// </summary>
    public async Task<bool> SaysNothingNewAsync(
        ChannelTask task,
        IReadOnlyList<WeeklyProgramme> editions,
        string? district
    )
    {
        if (task.Replay > 0 || district is null)
            return false;
        var last = (await programmes.OutcomesAsync(task.Week)).LastOrDefault(outcome =>
            outcome.Name == task.Channel && outcome.Edition < task.Edition && outcome.State == ChannelProgress.Published
        );
        return DistrictPart.SaysNothingNew(editions, district, last?.Edition);
    }

    // What went wrong is seen while it is still being tried.
    private async Task<string?> PublishAsync(ChannelTask task, ChannelState state, Func<Task<string?>> publish)
    {
        try
        {
            return await publish();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            var words = ChannelWords.Of(failure);
            FailedTry(task.Key, failure);
            await programmes.PutAsync(task.Week, state with { Trouble = words });
            if (failure is ChannelRefusedException)
                throw;
            throw new ChannelFailedException(words, failure);
        }
    }

    [LoggerMessage(2953, LogLevel.Warning, "{Publication} failed on its channel")]
    private partial void FailedTry(string publication, Exception failure);
}
