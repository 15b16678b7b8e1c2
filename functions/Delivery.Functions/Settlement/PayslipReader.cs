using Delivery.Domain.Calendar;
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
            await registers.RowsOfAsync(payslip),
            payslip.Withholding,
            payslip.Disputes,
            errors,
            typed,
            YearPathOf(kept, frame)
        );
    }

    private string? YearPathOf(KeptPayslip kept, PageFrame frame)
    {
        var year = (kept.PaidOn ?? ShanghaiTime.DateOf(clock.GetUtcNow())).Year;
        return frame switch
        {
            { Reader: Reader.Staff } => Paths.TeacherYearOf(kept.Payslip.TeacherId, year),
            { Reader: Reader.Teacher, SignedInAs: not null } => Paths.TeacherYear(year),
            _ => null,
        };
    }
}
