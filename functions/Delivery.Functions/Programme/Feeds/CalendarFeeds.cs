using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme.Feeds;

/// <summary>Calendars to import or subscribe to: a week, the city, a district, a street, a course.</summary>
public sealed class CalendarFeeds(Site site, Programmes programmes, CalendarReader reader, Openings.Openings openings)
{
    public const string Path = "/feeds/calendar.ics";

    /// <summary>Where a page's reader finds what it shows as a calendar: one week of the city, or all of a place.</summary>
    public static string PathOf(Week week, ProgrammeFilter filter) =>
        filter.District is null && filter.Street is null
            ? Paths.ProgrammeCalendar(week.ToString())
            : Path + (ProgrammeFilter.Everything with { District = filter.District, Street = filter.Street }).Query();

    [Function(nameof(GetProgrammeCalendar))]
    public Task<IResult> GetProgrammeCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "programmes/{week}.ics")] HttpRequest request,
        string week
    ) =>
        AnswerAsync(
            request,
            async () => Week.TryParse(week, out var asked) ? await programmes.CalendarAsync(asked) : null
        );

    [Function(nameof(GetCalendarFeed))]
    public Task<IResult> GetCalendarFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/calendar.ics")] HttpRequest request
    ) =>
        AnswerAsync(
            request,
            async () => IsNowhere(request) ? null : await reader.FeedAsync(ProgrammeFilter.Of(request.Query))
        );

    [Function(nameof(GetCourseCalendar))]
    public Task<IResult> GetCourseCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "courses/{id}.ics")] HttpRequest request,
        string id
    ) => AnswerAsync(request, () => reader.CourseAsync(id));

    private Task<IResult> AnswerAsync(HttpRequest request, Func<Task<string?>> read) =>
        site.GetAsync(
            request,
            _ => true,
            async caller => await read() is { } calendar ? Opened(request, calendar) : await site.NotFoundAsync(caller)
        );

    // Whoever subscribes to a district by a wrong name would have the whole city in his calendar.
    private static bool IsNowhere(HttpRequest request) =>
        request.Query["district"].ToString() is { Length: > 0 } district && Districts.Find(district) is null;

    private IResult Opened(HttpRequest request, string calendar)
    {
        openings.Note(request, week: null, ChannelNames.Calendar);
        return PublicAnswer.Of(request, calendar, "text/calendar; charset=utf-8", PublicAnswer.AMinute);
    }
}
