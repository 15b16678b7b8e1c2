using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Windows;

/// <summary>A year's windows; those of a month whose run has moved them are the run's.</summary>
/// <param name="MissingYear">The year without which the last months have no dates yet; null when all have theirs.</param>
/// <param name="OtherYears">The one before and the one after, as far as they have dates.</param>
public sealed record WindowsOfYear(
    int Year,
    IReadOnlyList<SettlementWindows> Months,
    int? MissingYear,
    IReadOnlyList<int> OtherYears
);

/// <summary>When each lesson month of a year is reported, made, checked and paid.</summary>
public sealed class YearWindows(Settlements settlements)
{
    /// <exception cref="CalendarYearNotLoadedException">Of the year itself nothing is known: no month has dates.</exception>
    public async Task<WindowsOfYear> OfAsync(int year)
    {
        var known = new List<SettlementWindows>();
        for (var month = new Month(year, 1); month.Year == year; month = month.Next)
            try
            {
                known.Add(await settlements.WindowsAsync(month));
            }
            // December is paid in January, whose notice comes out only in the autumn.
            catch (CalendarYearNotLoadedException missing) when (known.Count > 0)
            {
                return new WindowsOfYear(year, known, missing.Year, await OthersAsync(year));
            }

        return new WindowsOfYear(year, known, MissingYear: null, await OthersAsync(year));
    }

    private async Task<IReadOnlyList<int>> OthersAsync(int year)
    {
        var others = new List<int>();
        foreach (var one in new[] { year - 1, year + 1 })
            if (await settlements.HasWindowsAsync(new Month(one, 1)))
                others.Add(one);
        return others;
    }
}
