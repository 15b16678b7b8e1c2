using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>A payslip as its teacher and finance read it through the API.</summary>
/// <param name="Teacher">The teacher's id.</param>
/// <param name="Failure">Why the bank did not take the last transfer, or sent it back.</param>
/// <param name="Repayments">Earlier months' money that came back and is paid again, after tax.</param>
/// <param name="Transfer">What the bank is to pay: the net with the repayments.</param>
/// <param name="ReturnedOn">The day on which the bank sent it back after the month was closed.</param>
/// <param name="Unpaid">The teacher's lessons that it does not pay, as they were judged when it was made.</param>
/// <param name="AgreedFor">Who of the association entered the agreement for the teacher; null where the teacher did, or silence.</param>
/// <param name="BySilence">It counts as agreed: the time to check it ended without the teacher's word.</param>
/// <param name="PaidAgainIn">The month with which that is paid again.</param>
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
    string? Failure,
    IReadOnlyList<Repayment> Repayments,
    IReadOnlyList<BroughtDebt> Brought,
    decimal CarriedOn,
    decimal Transfer,
    TaxGrouping TaxBy,
    IReadOnlyList<TaxGroup> TaxGroups,
    DateOnly? ReturnedOn = null,
    Month? PaidAgainIn = null,
    IReadOnlyList<UnpaidLesson>? Unpaid = null,
    string? AgreedFor = null,
    bool BySilence = false
)
{
    public static PayslipView Of(KeptPayslip kept, CarriedItem? returned = null) =>
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
            kept.Failure,
            kept.Payslip.Repayments ?? [],
            kept.Payslip.Brought ?? [],
            kept.Payslip.CarriedOn,
            kept.Payslip.Transfer,
            kept.Payslip.TaxBy,
            kept.Payslip.TaxGroups ?? [],
            returned?.Since,
            returned?.TakenBy,
            kept.Unpaid ?? [],
            kept.AgreedFor,
            kept.BySilence
        );
}
