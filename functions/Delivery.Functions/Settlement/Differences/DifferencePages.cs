using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Differences;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Differences;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Differences;

/// <summary>Whoever gets another amount than last month, and why: what a reviewer looks at before the release.</summary>
public sealed class DifferencePages(Site site, Settlements settlements)
{
    [Function(nameof(ShowDifferences))]
    public Task<IResult> ShowDifferences(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settlements/{month}/differences")]
            HttpRequest request,
        string month
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsOfFinance,
            async caller =>
                Month.TryParse(month, out var asked) && await settlements.RunAsync(asked) is not null
                    ? await site.HtmlAsync(await ModelAsync(asked, caller))
                    : await site.NotFoundAsync(caller)
        );

    private async Task<DifferencesModel> ModelAsync(Month month, Caller caller)
    {
        var (before, now) = (await KeptAsync(month.Previous), await KeptAsync(month));
        var names = before.Concat(now).ToLookup(kept => kept.Payslip.TeacherId, kept => kept.TeacherName);
        var (was, isNow) = (PayslipsOf(before), PayslipsOf(now));
        return new DifferencesModel(
            site.FrameFor(caller),
            month,
            PayRunTotals.Of(was),
            PayRunTotals.Of(isNow),
            [
                .. PayslipDifference
                    .Between(was, isNow)
                    .Select(one => new DifferenceLine(
                        names[one.TeacherId].Last(),
                        one,
                        one.Kind == DifferenceKind.Gone
                            ? Payslip.IdOf(month.Previous, one.TeacherId)
                            : Payslip.IdOf(month, one.TeacherId),
                        string.Join(
                            "；",
                            [.. ReasonsOf(was, one.TeacherId, "上月"), .. ReasonsOf(isNow, one.TeacherId, "本月")]
                        )
                    )),
            ]
        );
    }

    private static IEnumerable<string> ReasonsOf(IEnumerable<Payslip> payslips, string teacherId, string month) =>
        from payslip in payslips
        where payslip.TeacherId == teacherId
        from adjustment in payslip.Adjustments
        select $"{month}调整 {adjustment.Amount:+0.00;−0.00}：{PayslipRows.TextOf(payslip, adjustment)}（{adjustment.By}）";

    private async Task<IReadOnlyList<KeptPayslip>> KeptAsync(Month month) =>
        [.. (await settlements.PayslipsAsync(month)).Select(stored => stored.Value)];

    private static List<Payslip> PayslipsOf(IReadOnlyList<KeptPayslip> kept) => [.. kept.Select(one => one.Payslip)];
}
