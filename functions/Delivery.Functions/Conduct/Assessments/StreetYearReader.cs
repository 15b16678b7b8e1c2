using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>A month as the reading of a year comes by it.</summary>
public delegate void HearMonth(
    Month month,
    IReadOnlyList<LessonOfMonth> lessons,
    IReadOnlyList<FeedbackReport> reports
);

/// <summary>
/// What the streets did in a year: from the lists of its months, the feedback on them and the seasons' violations; a
/// range of one partition each, some thirty in all, however many streets and lessons there are. One street's year is the
/// same rows, its own only.
/// </summary>
public sealed class StreetYearReader(
    LessonLists lists,
    FeedbackReports reports,
    Settlements settlements,
    ConductLists conducts,
    Registers registers,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Assessed>> RankedAsync(int year) =>
        Assessment.Rank(await ReadAsync(year), FormulaOf(year));

    /// <summary>As it holds on the year's last day, or today.</summary>
    public AssessmentFormula FormulaOf(int year)
    {
        var (now, end) = (clock.GetUtcNow(), ShanghaiTime.StartOf(new DateOnly(year, 12, 31)));
        return AssessmentFormula.Of(settings.At(now < end ? now : end).Conduct, year);
    }

    public async Task<IReadOnlyList<AssessedYear>> ReadAsync(int year)
    {
        var sums = await SumsAsync(year, street: null);
        var streets = await registers.Streets.LatelyAsync();
        return [.. streets.Select(street => sums.Of(street.Value))];
    }

    /// <summary>One street's score without its place; null while no lesson of the year is over.</summary>
    public async Task<Assessed?> OfStreetAsync(int year, string street) =>
        await registers.Streets.FindAsync(street) is { Value: var found }
            ? Assessment.Rank([await OfStreetAsync(year, found)], FormulaOf(year)).SingleOrDefault()
            : null;

    /// <param name="hear">
    /// Hears each month as it is read; the street's report only where the month is one of the year, has begun and has
    /// lessons of the street.
    /// </param>
    public async Task<AssessedYear> OfStreetAsync(int year, Street street, HearMonth? hear = null) =>
        (await SumsAsync(year, street.Code, hear)).Of(street);

    /// <param name="street">Null for all.</param>
    private async Task<StreetYearSums> SumsAsync(int year, string? street, HearMonth? hear = null)
    {
        var sums = new StreetYearSums(year, clock.GetUtcNow(), settings);
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var papers = new PapersDue(year, clock.GetUtcNow(), await calendars.LoadAsync(), settings);
        // The months on either side say where a course began, and whether it goes on.
        for (
            var month = new Month(year, 1).Previous;
            month.CompareTo(new Month(year, 12).Next) <= 0;
            month = month.Next
        )
        {
            var lessons = await lists.OfMonthAsync(month, street);
            papers.Add(lessons);
            var hasBegun = month.Year == year && month.CompareTo(last) <= 0;
            // Of a month without lessons nothing is asked.
            var isAsked = hasBegun && lessons.Count > 0;
            var said = isAsked ? await ReportsAsync(month, street) : [];
            hear?.Invoke(month, lessons, said);
            if (isAsked)
                sums.Add(month, lessons, said, await IsDueAsync(month));
        }

        var counts = AssessmentFormula.CountsPapers(year);
        if (counts)
            sums.Add(papers);
        foreach (var season in SeasonsOf(year))
        foreach (var listed in await ListedAsync(season, street))
            sums.Add(season, listed, counts ? await conducts.PapersOfAsync(season, listed) : [], papers);
        return sums;
    }

    // Between the seasons a violation counts in the one before: what the new year's first papers lack lies in the old one's
    // autumn, of which they are taken where that year, too, knows whose they are.
    private static IEnumerable<Season> SeasonsOf(int year) =>
        [
            .. AssessmentFormula.CountsPapers(year - 1) ? [new Season(year - 1, SeasonKind.Autumn)] : (Season[])[],
            .. Enum.GetValues<SeasonKind>().Select(kind => new Season(year, kind)),
        ];

    private async Task<IReadOnlyList<FeedbackReport>> ReportsAsync(Month month, string? street) =>
        street is null ? await reports.OfMonthAsync(month)
        : await reports.FindAsync(month, street) is { Value: var one } ? [one]
        : [];

    private async Task<IReadOnlyList<ConductListing>> ListedAsync(Season season, string? street) =>
        street is null ? await conducts.OfSeasonAsync(season)
        : await conducts.OfSeasonAsync(season, street) is { } one ? [one]
        : [];

    private async Task<bool> IsDueAsync(Month month) =>
        await settlements.HasWindowsAsync(month)
        && (await settlements.WindowsAsync(month)).Feedback.ClosesAt <= clock.GetUtcNow();
}
