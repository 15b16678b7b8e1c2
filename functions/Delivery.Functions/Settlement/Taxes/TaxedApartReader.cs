using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement.Taxes;

namespace Delivery.Functions.Settlement.Taxes;

/// <summary>
/// Whose money of an earlier month goes out in the same calendar month as that of a run that waits for its approval: paid in
/// it already, or still on its way. Whoever approves sees what taxing them together would make (decision 56).
/// </summary>
public sealed class TaxedApartReader(Settlements settlements, TaxTables taxes, TimeProvider clock)
{
    // A transfer that fails is put right in weeks; a run that is older and still open stands on the list of runs.
    private const int MonthsBefore = 6;

    /// <returns>Nothing of a run that does not wait for its approval.</returns>
    public async Task<IReadOnlyList<TaxedApartLine>> OfAsync(PayRun run, IReadOnlyList<KeptPayslip> kept)
    {
        if (run is not { Stage: SettlementStage.Payout, Approved: null })
            return [];
        var others = await OthersAsync(run.Month);
        if (others.Count == 0)
            return [];
        var table = await taxes.ForRunAsync(run.Month);
        return
        [
            .. kept.OrderBy(one => one.TeacherName, StringComparer.Ordinal)
                .Select(one =>
                    (one.TeacherName, Apart: TaxedApart.Of(one.Payslip, [.. others[one.Payslip.TeacherId]], table))
                )
                .Where(one => one.Apart is not null)
                .Select(one => new TaxedApartLine(one.TeacherName, one.Apart!)),
        ];
    }

    private async Task<ILookup<string, Payslip>> OthersAsync(Month month)
    {
        var (today, found) = (Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())), new List<Payslip>());
        for (var back = 1; back <= MonthsBefore; back++)
        {
            var earlier = month.AddMonths(-back);
            if (await settlements.RunAsync(earlier) is not { Value: var run } || IsOver(run, today))
                continue;
            await foreach (var one in settlements.EachPayslipAsync(earlier))
                if (IsPaidIn(one.Value, today))
                    found.Add(one.Value.Payslip);
        }

        return found.ToLookup(one => one.TeacherId);
    }

    // Closed before this month, it has paid nobody in it.
    private static bool IsOver(PayRun run, Month today) =>
        run.PaidAt is { } paid && Month.Of(ShanghaiTime.DateOf(paid)).CompareTo(today) < 0;

    private static bool IsPaidIn(KeptPayslip kept, Month today) =>
        kept.Payslip.State is PayslipState.Approved or PayslipState.Failed
        || (kept.PaidOn is { } paid && Month.Of(paid) == today);
}
