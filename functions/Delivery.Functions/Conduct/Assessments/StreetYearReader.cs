using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>
/// What the streets did in a year: from the lists of its months, the feedback on them and the seasons' violations; a
/// range of one partition each, some thirty in all, however many streets and lessons there are.
/// </summary>
public sealed class StreetYearReader(
    LessonLists lists,
    FeedbackReports reports,
    Settlements settlements,
    ConductLists conducts,
    Registers registers,
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
        return AssessmentFormula.Of(settings.At(now < end ? now : end).Conduct);
    }

    public async Task<IReadOnlyList<AssessedYear>> ReadAsync(int year)
    {
        var sums = new StreetYearSums(clock.GetUtcNow(), settings);
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        for (var month = new Month(year, 1); month.Year == year && month.CompareTo(last) <= 0; month = month.Next)
            sums.Add(
                month,
                await lists.OfMonthAsync(month),
                await reports.OfMonthAsync(month),
                await IsDueAsync(month)
            );
        foreach (var season in Enum.GetValues<SeasonKind>())
            sums.Add(await conducts.OfSeasonAsync(new Season(year, season)));
        var streets = await registers.Streets.LatelyAsync();
        return [.. streets.Select(street => sums.Of(street.Value))];
    }

    private async Task<bool> IsDueAsync(Month month) =>
        await settlements.HasWindowsAsync(month)
        && (await settlements.WindowsAsync(month)).Feedback.ClosesAt <= clock.GetUtcNow();
}
