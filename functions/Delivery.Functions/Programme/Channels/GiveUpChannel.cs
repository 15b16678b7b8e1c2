using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

public sealed record ChannelTrouble(ChannelTask Task, string Message);

/// <summary>Nothing helped: the channel's state says so, and staff are told what to publish by hand.</summary>
public sealed class GiveUpChannel(Programmes programmes, LetterBox letters)
{
    [Function(nameof(GiveUpChannel))]
    public async Task Run([ActivityTrigger] ChannelTrouble trouble)
    {
        var (week, edition, channel, _) = trouble.Task;
        var known = await programmes.ChannelAsync(week, channel);
        if (known is null || known.Edition == edition)
            await programmes.PutAsync(
                week,
                new ChannelState(
                    channel,
                    edition,
                    ChannelProgress.Failed,
                    known?.Url,
                    known?.Attempts ?? 0,
                    trouble.Message
                )
            );
        await letters.PostAsync(
            $"programme/{week}/{edition}/{channel}/failed",
            letters.Staff,
            new ChannelFailedMail(
                letters.Contact,
                letters.Staff.Name,
                week,
                edition,
                channel,
                trouble.Message,
                letters.Link(Paths.Entry(Paths.Channels, channel))
            )
        );
    }
}
