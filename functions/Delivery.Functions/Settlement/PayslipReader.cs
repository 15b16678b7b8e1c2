using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement;

/// <summary>Lays a payslip out for the teacher.</summary>
public sealed class PayslipReader(
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    TimeProvider clock
)
{
    /// <param name="mayAnswer">Whether the reader is the teacher, who alone answers here.</param>
    public async Task<PayslipModel> PageAsync(
        KeptPayslip kept,
        string postTo,
        bool mayAnswer,
        PageFrame frame,
        DisputeValues typed,
        FormErrors errors
    )
    {
        var payslip = kept.Payslip;
        var run = (await settlements.GetRunAsync(payslip.Month)).Value;
        var streets = new Dictionary<string, string>();
        foreach (var code in payslip.Lines.Select(line => line.Street).Distinct())
            streets[code] = (await registers.Streets.FindAsync(code))?.Value.Name ?? code;
        var open = run.Stage <= SettlementStage.Check && clock.GetUtcNow() < run.Windows.Check.ClosesAt;
        return new PayslipModel(
            frame,
            Guid.NewGuid().ToString("N"),
            postTo,
            payslip.PayslipId,
            kept.TeacherName,
            payslip.Month,
            payslip.State,
            mayAnswer && open && payslip.State == PayslipState.Released,
            run.Windows.Check.ClosesAt,
            run.Windows.Payout.Last,
            kept.PaidOn,
            secrets.MaskedAccountOf(await registers.TeacherOfAsync(payslip)),
            [.. RowsOf(payslip, streets)],
            payslip.Withholding,
            payslip.Disputes,
            errors,
            typed
        );
    }

    private static IEnumerable<PayslipRow> RowsOf(Payslip payslip, IReadOnlyDictionary<string, string> streets) =>
        [
            .. payslip.Lines.Select(line => new PayslipRow(
                line.LessonId,
                line.Start,
                line.Discipline,
                streets[line.Street],
                line.FundingStream,
                line.Fee
            )),
            .. payslip.Adjustments.Select(adjustment => new PayslipRow(
                null,
                null,
                adjustment.Reason,
                null,
                null,
                adjustment.Amount
            )),
        ];
}
