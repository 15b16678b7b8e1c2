using Delivery.Functions.Email;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

public sealed record ChannelTrouble(ChannelTask Task, string Message);

/// <summary>
/// Nothing helped: the channel's state says so, and staff are told what to publish by hand. What has been corrected meanwhile
/// nobody has to publish any more: the newer edition follows on the same channel.
/// </summary>
public sealed class GiveUpChannel(
    Programmes programmes,
    ChannelDirectory channels,
    LetterBox letters,
    TimeProvider clock
)
{
    [Function(nameof(GiveUpChannel))]
    public async Task Run([ActivityTrigger] ChannelTrouble trouble)
    {
        var (week, edition, channel) = (trouble.Task.Week, trouble.Task.Edition, trouble.Task.Channel);
        var known = await programmes.ChannelAsync(week, channel);
        // Delivered after all, between its last try and now.
        if (
            known is { State: ChannelProgress.Published }
            && (known.Edition, known.Replays) == (edition, trouble.Task.Replay)
        )
            return;
        if (known is null || known.Edition == edition)
            await programmes.PutAsync(
                week,
                (known ?? new ChannelState(channel, edition, ChannelProgress.Failed, Url: null, Attempts: 0)) with
                {
                    State = ChannelProgress.Failed,
                    Trouble = trouble.Message,
                    At = clock.GetUtcNow(),
                }
            );
        if (await programmes.NewestAsync(week) is { } newest && newest.Edition > edition)
            return;
        await letters.PostAsync(
            $"{trouble.Task.Key}/failed",
            letters.Staff,
            new ChannelFailedMail(
                letters.Contact,
                letters.Staff.Name,
                week,
                edition,
                (await channels.FindAsync(channel))?.Title ?? channel,
                trouble.Message,
                letters.Link(Paths.ProgrammePreview(week.ToString()))
            )
        );
    }
}
