using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>A payslip with what the pay run knows beside it.</summary>
/// <param name="Failure">Why the bank did not take the last transfer.</param>
/// <param name="Returns">What the bank sent back while the month was being paid; null for nothing.</param>
/// <param name="FailedIn">The number of the last bank file that did not pay it; 0 for none.</param>
/// <param name="Unpaid">The teacher's lessons that it does not pay, as they were judged when it was made; null where it was not kept.</param>
/// <param name="ToldPaidOn">The day of payment of which the teacher was told before the month was closed.</param>
/// <param name="BySilence">It counts as agreed since the teacher said nothing (more) until the window's end.</param>
/// <param name="AgreedFor">Who of the association entered the agreement for the teacher, who called; null where the teacher did.</param>
/// <param name="WasReopened">The teacher had it to check before the run was sent back.</param>
public sealed record KeptPayslip(
    Payslip Payslip,
    string TeacherName,
    DateOnly? PaidOn = null,
    string? Failure = null,
    IReadOnlyList<MoneyReturn>? Returns = null,
    bool WasReopened = false,
    int FailedIn = 0,
    IReadOnlyList<UnpaidLesson>? Unpaid = null,
    DateOnly? ToldPaidOn = null,
    bool BySilence = false,
    string? AgreedFor = null
)
{
    /// <summary>Where it stands, in words.</summary>
    public string StateLabel =>
        Payslip.State.Label(BySilence, Payslip.Disputes.Count > 0)
        + (AgreedFor is not null && Payslip.State == PayslipState.Agreed ? "（由协会代填）" : "");
}
