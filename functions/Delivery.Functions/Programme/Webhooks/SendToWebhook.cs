using System.Text.Json;
using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Webhooks;

/// <summary>What another system is told of an edition; the lessons are read at its addresses.</summary>
/// <param name="District">Whose lessons it is about; null for the whole city.</param>
public sealed record EditionNews(
    string Week,
    int Edition,
    string Checksum,
    DateTimeOffset PublishedAt,
    int Lessons,
    string? District,
    string PageUrl,
    string DataUrl
);

/// <summary>An edition to a webhook. What this try does not deliver goes on being tried for a day, whatever the channel says.</summary>
public sealed class SendToWebhook(
    ChannelDirectory channels,
    ChannelWork work,
    Registers registers,
    WebhookEvents events,
    EditionEvents told,
    PostWebhooks post,
    LetterBox letters
)
{
    [Function(nameof(SendToWebhook))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var channel = await channels.GetAsync(task.Channel);
                var editions = await work.EditionsAsync(task);
                if (!await work.SaysNothingNewAsync(task, editions, channel.District))
                    await TellAsync(task, channel, DistrictPart.Of(editions[^1], channel.District));
                return null;
            }
        );

    private async Task TellAsync(ChannelTask task, Channel channel, WeeklyProgramme edition)
    {
        if (await registers.Webhooks.FindAsync(channel.Address) is not { Value: { Active: true } webhook })
            throw new ChannelRefusedException($"系统推送“{channel.Address}”已停用，恢复后再重发。");
        var news = EventOf(task, channel, edition);
        await told.EndOlderAsync(webhook.Name, new EditionEvent(task.Week, task.Edition, task.Replay, channel.Name));
        await events.AddAsync(webhook.Name, news);
        var put = (await events.FindAsync(webhook.Name, news))!;
        if ((await post.TryAsync(webhook, put)).Trouble is { } trouble)
            throw new ChannelFailedException(trouble);
    }

    private WebhookEvent EventOf(ChannelTask task, Channel channel, WeeklyProgramme edition)
    {
        var week = edition.Week.ToString();
        var news = new EditionNews(
            week,
            edition.Edition,
            edition.Checksum,
            edition.PublishedAt,
            ProgrammeSelection.Held(edition.Lessons).Count(),
            channel.District,
            letters.Link(Paths.ProgrammeEdition(week, edition.Edition)),
            letters.Link(Paths.ProgrammeData(week))
        );
        return new WebhookEvent(
            new EditionEvent(edition.Week, edition.Edition, task.Replay, channel.Name).Id,
            edition.Edition == 1 ? "delivery.programme.published" : "delivery.programme.corrected",
            week,
            edition.PublishedAt,
            JsonSerializer.SerializeToElement(news, StoredJson.Options)
        );
    }
}
