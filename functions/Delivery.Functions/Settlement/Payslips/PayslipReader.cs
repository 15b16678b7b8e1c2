using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Lays a payslip out for the teacher.</summary>
public sealed class PayslipReader(
    Settlements settlements,
    Registers registers,
    TeacherSecrets secrets,
    CarriedItems carried,
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
        var (standing, returned) = await carried.StandingAsync(kept);
        var payslip = standing.Payslip;
        var run = (await settlements.GetRunAsync(payslip.Month)).Value;
        var open = run.IsChecked(clock.GetUtcNow());
        var teacher = await registers.TeacherOfAsync(payslip);
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
            secrets.MaskedAccountOf(teacher),
            await registers.RowsOfAsync(payslip),
            payslip.Withholding,
            payslip.Disputes,
            errors,
            typed,
            YearPathOf(kept, frame),
            TaxByHandOf(payslip),
            payslip.Repayments,
            payslip.TaxGroups,
            returned,
            payslip is { State: not PayslipState.Paid, Transfer: > 0 } && !secrets.HasAccount(teacher),
            kept.WasReopened,
            mayAnswer && payslip.State == PayslipState.Draft,
            await registers.UnpaidOfAsync(kept),
            kept.BySilence,
            kept.AgreedFor
        );
    }

    private static string? TaxByHandOf(Payslip payslip) =>
        payslip.TaxStatus == TaxStatus.Resident ? null
        : payslip.HandTax is { } tax ? $"{payslip.TaxStatus.Label()}，由协会按依据填写：{tax.Reason}"
        : $"{payslip.TaxStatus.Label()}，扣税由协会填写，还没有填。";

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
