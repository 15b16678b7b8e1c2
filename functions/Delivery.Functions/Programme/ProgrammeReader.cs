using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>Lays a week's editions out for people.</summary>
public sealed class ProgrammeReader(
    Programmes programmes,
    Calendars calendars,
    CoursePlaces places,
    CurrentSettings settings,
    EnglishNames names,
    LetterBox letters,
    OpenActiveJson data,
    TimeProvider clock
)
{
    // Some 700 bytes each; with more of them a page would be too heavy for a phone.
    private const int MostInBlock = 40;

    /// <param name="edition">Null for the newest.</param>
    /// <returns>Null where there is no such edition.</returns>
    public async Task<ProgrammeModel?> PageAsync(
        Week week,
        ProgrammeFilter filter,
        PageFrame frame,
        int? edition = null
    )
    {
        var all = await programmes.ReadAllAsync(week);
        if (edition is not null && all.All(one => one.Edition != edition))
            return null;
        var editions = edition is null ? all : [.. all.Where(one => one.Edition <= edition)];
        var newest = editions.Count > 0 ? editions[^1] : null;
        var lessons = newest?.Lessons ?? [];
        var path = Paths.Programme(week.ToString());
        var taken = lessons.Where(filter.Takes).ToList();
        var counts = PlaceCounts.Of(path, filter, taken);
        return new ProgrammeModel(
            frame,
            week,
            newest?.Edition ?? 0,
            newest?.Checksum,
            newest?.PublishedAt,
            ComingOf(settings.Programme.PublishAt(week)),
            Today,
            filter.Name(lessons),
            filter.Any,
            ProgrammeChips.OfDistricts(path, filter, lessons, frame.Language),
            ProgrammeChips.OfKinds(path, filter, frame.Language),
            counts is null ? await DaysAsync(week, editions, filter, frame.Language) : [],
            counts is null ? Corrections.Of(editions, frame.Language) : Corrections.Briefly(editions, frame.Language),
            await PathIfPublishedAsync(week.Previous),
            await PathIfPublishedAsync(week.Next),
            CalendarFeeds.PathOf(week, filter),
            Paths.ProgrammeData(week.ToString()),
            counts,
            newest is null ? null : ProgrammeChips.OfDays(path, filter, week, frame.Language),
            filter.Search ?? "",
            filter.ToKeep(),
            taken.Count > 0 ? Paths.ProgrammePrint(week.ToString()) + filter.Query() : null,
            newest is not null && newest.Edition != all[^1].Edition ? all[^1].Edition : null,
            counts is null && taken.Count is > 0 and <= MostInBlock ? BlockOf(editions, filter) : null,
            newest is null ? null : letters.Link(Paths.ProgrammeCard(week.ToString(), edition))
        );
    }

    /// <returns>Null while the week is not published.</returns>
    public async Task<ProgrammePrintModel?> PrintAsync(Week week, ProgrammeFilter filter, PageFrame frame)
    {
        var editions = await programmes.ReadAllAsync(week);
        if (editions.Count == 0)
            return null;
        var taken = editions[^1].Lessons.Where(filter.Takes).ToList();
        var counts = PlaceCounts.Of(Paths.ProgrammePrint(week.ToString()), filter, taken);
        var days = counts is null ? await DaysAsync(week, editions, filter, frame.Language) : [];
        return new ProgrammePrintModel(
            frame,
            week,
            editions[^1].Edition,
            editions[^1].PublishedAt,
            filter.Name(editions[^1].Lessons),
            days,
            counts,
            Paths.Programme(week.ToString()) + filter.Query()
        );
    }

    private string BlockOf(IReadOnlyList<WeeklyProgramme> editions, ProgrammeFilter filter) =>
        data.Block(
            LessonVersions
                .Of(editions)
                .Where(version => !version.Gone && filter.Takes(version.Lesson))
                .Select(SessionFacts.Of)
        );

    /// <param name="editions">All up to the one that goes out, the first one first.</param>
    /// <param name="district">Whose lessons they hold; null for the whole city.</param>
    public async Task<ProgrammeArticleModel> ArticleAsync(
        IReadOnlyList<WeeklyProgramme> editions,
        string? district,
        SiteContact contact,
        string pageUrl
    ) =>
        new(
            district ?? "上海市",
            editions[^1].Week,
            editions[^1].Edition,
            await DaysAsync(editions[^1].Week, editions, ProgrammeFilter.Everything),
            Corrections.Of(editions),
            contact,
            pageUrl
        )
        {
            WithDistricts = district is null,
        };

    public async Task<FrontModel> FrontAsync(PageFrame frame)
    {
        var week = Week.Of(Today);
        var (current, next) = (await programmes.NewestAsync(week), await programmes.NewestAsync(week.Next));
        // Before Friday there is no next week to count, and people look for this one.
        var shown = next ?? current;
        var lessons = shown is null ? [] : (await programmes.ReadAsync(shown)).Lessons;
        return new FrontModel(
            frame,
            new WeekCount(week, current?.Lessons ?? 0),
            next is null ? null : new WeekCount(week.Next, next.Lessons),
            ComingOf(settings.Programme.PublishAt(week.Next)),
            ProgrammeChips.OfDistricts(Paths.Programme((shown?.Week ?? week).ToString()), null, lessons, frame.Language)
        );
    }

    /// <summary>The newest week there is to read: next week once it is out, else the running one.</summary>
    public async Task<Week> NewestWeekAsync()
    {
        var week = Week.Of(Today);
        return await programmes.NewestAsync(week.Next) is null ? week : week.Next;
    }

    // A promise of an hour that has passed would be none.
    private DateTimeOffset? ComingOf(DateTimeOffset publishes) => publishes > clock.GetUtcNow() ? publishes : null;

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    /// <summary>Monday to Sunday with the last edition's lessons, as far as the filter takes them.</summary>
    public async Task<IReadOnlyList<ProgrammeDay>> DaysAsync(
        Week week,
        IReadOnlyList<WeeklyProgramme> editions,
        ProgrammeFilter filter,
        Language language = Language.Chinese
    )
    {
        var english = await names.ForAsync(language);
        var calendar = await calendars.LoadAsync();
        var versions = LessonVersions.Of(editions).ToDictionary(version => version.Lesson.LessonId);
        var taken = (editions.Count > 0 ? editions[^1].Lessons : []).Where(filter.Takes).ToList();
        var lessons = (await places.OverAsync(taken)).ToLookup(lesson => ShanghaiTime.DateOf(lesson.Start));
        return
        [
            .. Enumerable
                .Range(0, 7)
                .Select(week.Monday.AddDays)
                .Select(date => new ProgrammeDay(
                    date,
                    NoteOn(date, calendar, language),
                    [
                        .. lessons[date]
                            .Select(lesson => new ProgrammeEntry(
                                lesson,
                                Corrections.Since(versions[lesson.LessonId], language),
                                english.GetValueOrDefault(lesson.Discipline)
                            )),
                    ]
                )),
        ];
    }

    // The calendar of a year that is not loaded yet says nothing; the programme itself needs none.
    private static string? NoteOn(DateOnly date, WorkingCalendar calendar, Language language) =>
        !calendar.HasYear(date.Year) ? null
        : calendar.IsHoliday(date) ? language.Say("法定假日", "Public holiday")
        : date.DayOfWeek is (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.IsWorkingDay(date)
            ? language.Say("调休上班", "Working day")
        : null;

    private async Task<string?> PathIfPublishedAsync(Week week) =>
        await programmes.IsPublishedAsync(week) ? Paths.Programme(week.ToString()) : null;
}
