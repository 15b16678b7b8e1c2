using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement;

/// <summary>A payslip as its teacher and finance read it through the API.</summary>
/// <param name="Teacher">The teacher's id.</param>
/// <param name="Failure">Why the bank did not take the last transfer.</param>
public sealed record PayslipView(
    string PayslipId,
    Month Month,
    string Teacher,
    string TeacherName,
    decimal Gross,
    decimal Tax,
    decimal Net,
    Withholding Withholding,
    IReadOnlyList<PayslipLine> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<Dispute> Disputes,
    PayslipState State,
    DateOnly? PaidOn,
    string? Failure
)
{
    public static PayslipView Of(KeptPayslip kept) =>
        new(
            kept.Payslip.PayslipId,
            kept.Payslip.Month,
            kept.Payslip.TeacherId,
            kept.TeacherName,
            kept.Payslip.Gross,
            kept.Payslip.Tax,
            kept.Payslip.Net,
            kept.Payslip.Withholding,
            kept.Payslip.Lines,
            kept.Payslip.Adjustments,
            kept.Payslip.Disputes,
            kept.Payslip.State,
            kept.PaidOn,
            kept.Failure
        );
}
