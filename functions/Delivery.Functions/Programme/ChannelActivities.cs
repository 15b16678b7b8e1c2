using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>The site reads the edition itself: it is published once it can be read back whole.</summary>
public sealed class PublishOnSite(Programmes programmes, ChannelWork work, LetterBox letters)
{
    [Function(nameof(PublishOnSite))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var programme = await programmes.ReadNewestAsync(task.Week);
                return programme?.Edition >= task.Edition
                    ? letters.Link(Paths.Programme(task.Week.ToString()))
                    : throw new InvalidDataException($"Edition {task.Edition} of {task.Week} cannot be read.");
            }
        );
}

/// <summary>The week as a calendar file; what was on it once stays on it, cancelled.</summary>
public sealed class PublishCalendar(Programmes programmes, ChannelWork work, LetterBox letters)
{
    [Function(nameof(PublishCalendar))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var url = letters.Link(Paths.ProgrammeCalendar(task.Week.ToString()));
                var versions = LessonVersions.Of(await programmes.ReadAllAsync(task.Week));
                await programmes.PutCalendarAsync(
                    task.Week,
                    CalendarFile.Of($"社区体育配送 {task.Week}", url, versions.Select(CalendarEntry.Of))
                );
                return url;
            }
        );
}

/// <summary>The ready article to the editors of the channels that are filled by hand.</summary>
public sealed class MailEditors(Programmes programmes, ChannelWork work, ProgrammeReader reader, LetterBox letters)
{
    [Function(nameof(MailEditors))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var article = await reader.ArticleAsync(
                    [.. (await programmes.ReadAllAsync(task.Week)).Where(edition => edition.Edition <= task.Edition)],
                    letters.Contact,
                    letters.Link(Paths.Programme(task.Week.ToString()))
                );
                await letters.PostAsync(
                    $"programme/{task.Week}/{task.Edition}/{task.Channel}",
                    letters.Editors,
                    new WeeklyProgrammeMail(letters.Contact, letters.Editors.Name, article)
                );
                return null;
            }
        );
}

public sealed record ChannelTrouble(ChannelTask Task, string Message);

/// <summary>Nothing helped: the channel's state says so, and staff are told what to publish by hand.</summary>
public sealed class GiveUpChannel(Programmes programmes, LetterBox letters)
{
    [Function(nameof(GiveUpChannel))]
    public async Task Run([ActivityTrigger] ChannelTrouble trouble)
    {
        var (week, edition, channel) = trouble.Task;
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
                letters.Link(Paths.Programme(week.ToString()))
            )
        );
    }
}
