using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

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
