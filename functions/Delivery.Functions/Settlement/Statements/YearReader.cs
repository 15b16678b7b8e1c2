using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>All teachers' year out of the closed runs, a range for each month: one for each teacher would be thousands.</summary>
public sealed class YearReader(Settlements settlements)
{
    // Money of a month may go out long after it; beyond that no run is still open.
    private const int MonthsToLookBack = 24;

    public async Task<YearStatement> OfAsync(int year)
    {
        var paid = new List<(Payslip, string)>();
        var last = new Month(year, 12);
        for (var month = last.AddMonths(-MonthsToLookBack); month.CompareTo(last) <= 0; month = month.Next)
            // Nobody is paid after the run was closed: of one that was closed before the year nothing is read.
            if (
                await settlements.RunAsync(month) is { Value: { Stage: SettlementStage.Paid } run }
                && !(run.PaidAt is { } at && ShanghaiTime.DateOf(at).Year < year)
            )
                paid.AddRange(
                    (await settlements.PayslipsAsync(month))
                        .Select(stored => stored.Value)
                        .Where(kept => kept.PaidOn?.Year == year)
                        .Select(kept => (kept.Payslip, kept.TeacherName))
                );
        return YearStatement.Of(year, paid);
    }
}
