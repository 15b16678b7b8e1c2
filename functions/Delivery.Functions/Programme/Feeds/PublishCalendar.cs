using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>The week as a calendar file; what was on it once stays on it, cancelled.</summary>
public sealed class PublishCalendar(Programmes programmes, RecentEditions recent, ChannelWork work, LetterBox letters)
{
    [Function(nameof(PublishCalendar))]
    public Task Run([ActivityTrigger] ChannelTask task) =>
        work.DoAsync(
            task,
            async () =>
            {
                var url = letters.Link(Paths.ProgrammeCalendar(task.Week.ToString()));
                var versions = await VersionsAsync(task.Week);
                await programmes.PutCalendarAsync(
                    task.Week,
                    CalendarFile.Of($"社区体育配送 {task.Week}", url, versions.Select(CalendarEntry.Of))
                );
                return url;
            }
        );

    // A lesson that came from another week goes on counting from what that week's calendar and the feeds have said of it.
    private async Task<IEnumerable<LessonVersion>> VersionsAsync(Week week)
    {
        var editions = await programmes.ReadAllAsync(week);
        var own = editions.SelectMany(edition => edition.Lessons).Select(lesson => lesson.LessonId).ToHashSet();
        var others = (await recent.ReadAsync()).Where(edition => edition.Week != week);
        return LessonVersions.Of([.. others, .. editions]).Where(version => own.Contains(version.Lesson.LessonId));
    }
}
