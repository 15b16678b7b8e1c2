using System.Text;
using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Channels;

/// <summary>
/// The ready article to the editors of the channels that are filled by hand: in the mail, and attached as a file of its own
/// and as text. A district's bureau gets its district's lessons, and no correction that is none for it.
/// </summary>
public sealed class MailEditors(
    ChannelDirectory channels,
    ChannelWork work,
    ProgrammeReader reader,
    NewsPictures pictures,
    LetterBox letters,
    HtmlPage pages
)
{
    [Function(nameof(MailEditors))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var channel = await channels.GetAsync(task.Channel);
                var editions = await work.EditionsAsync(task);
                if (!await work.SaysNothingNewAsync(task, editions, channel.District))
                    await SendAsync(task, channel, editions);
                return null;
            }
        );

    private async Task SendAsync(ChannelTask task, Channel channel, IReadOnlyList<WeeklyProgramme> editions)
    {
        var to = new Recipient(channel.Address, channel.Title);
        var article = (
            await reader.ArticleAsync(
                [.. editions.Select(edition => DistrictPart.Of(edition, channel.District))],
                channel.District,
                letters.Contact,
                letters.Link(Paths.Programme(task.Week.ToString()))
            )
        ) with
        {
            Offered = [.. (await pictures.NewestAsync(channel.District)).Select(picture => picture.Shown)],
        };
        await letters.PostAsync([
            new Posting(
                task.Key,
                to,
                new WeeklyProgrammeMail(letters.Contact, to.Name, article),
                Files: await FilesAsync(article)
            ),
        ]);
    }

    private async Task<IReadOnlyList<MailFile>> FilesAsync(ProgrammeArticleModel article)
    {
        var name = $"{article.Scope}-{article.Week}-{article.Edition}";
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>")
            .Append(article.Title)
            .Append("</title></head><body>\n")
            .Append(await pages.RenderAsync(article))
            .Append("\n</body></html>\n");
        return
        [
            new MailFile($"{name}.html", "text/html; charset=utf-8", html.ToString()),
            new MailFile($"{name}.txt", "text/plain; charset=utf-8", ArticleText.Of(article)),
        ];
    }
}
