using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name, as the teacher reads it.</param>
/// <param name="Fee">Yuan before tax.</param>
/// <param name="Minutes">0 on payslips from before it was kept.</param>
/// <param name="Basis">The norm that the fee comes from; null on payslips from before it was kept.</param>
public sealed record PayslipLine(
    string LessonId,
    string CourseId,
    string Street,
    FundingStream FundingStream,
    DateTimeOffset Start,
    string Discipline,
    decimal Fee,
    int Minutes = 0,
    FeeBasis? Basis = null
);

/// <param name="Amount">Yuan before tax; negative when it takes away.</param>
/// <param name="By">Who of the staff made it.</param>
/// <param name="Corrects">The closed month whose payslip it sets right: a closed month itself is never changed.</param>
public sealed record Adjustment(string Reason, decimal Amount, string By, Month? Corrects = null);

/// <param name="Line">The disputed lesson's id; null when the payslip as a whole is disputed.</param>
/// <param name="Answer">Null until staff have answered.</param>
public sealed record Dispute(string? Line, string Reason, DateTimeOffset At, string? Answer = null);

/// <summary>All of a teacher's fees of one month, over all funding streams: one payment.</summary>
/// <param name="HandTax">What staff entered where the table is not for this teacher.</param>
public sealed record Payslip(
    string PayslipId,
    string TeacherId,
    Month Month,
    IReadOnlyList<PayslipLine> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    Withholding Withholding,
    PayslipState State,
    IReadOnlyList<Dispute> Disputes,
    TaxStatus TaxStatus = TaxStatus.Resident,
    HandTax? HandTax = null
)
{
    public decimal Gross => Withholding.Gross;
    public decimal Tax => Withholding.Tax;
    public decimal Net => Withholding.Net;

    /// <summary>The table is not for this teacher, and nobody has entered the tax yet.</summary>
    public bool NeedsTax => TaxStatus != TaxStatus.Resident && HandTax is null;

    public static string IdOf(Month month, string teacherId) => $"{month}-{teacherId}";

    /// <summary>A draft over all of a teacher's lines of a month.</summary>
    /// <param name="lines">Fees in the norm of their basis; the payslip's own lines are always before tax.</param>
    /// <param name="norm">Of lines without a basis.</param>
    public static Payslip Of(
        string teacherId,
        Month month,
        IReadOnlyList<PayslipLine> lines,
        FeeNorm norm = FeeNorm.BeforeTax,
        TaxTable? table = null,
        TaxStatus status = TaxStatus.Resident
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.DistinctBy(l => l.LessonId).Count() != lines.Count)
            throw new ArgumentException("A lesson is paid once.", nameof(lines));
        var inOrder = lines.OrderBy(l => l.Start).ThenBy(l => l.LessonId, StringComparer.Ordinal).ToList();
        // What a promise after tax costs before it nobody knows where the table is not used.
        var gross = status == TaxStatus.Resident ? GrossedUp.Lines(inOrder, norm, table) : inOrder;
        var withheld = Withheld(status, gross.Sum(l => l.Fee), table);
        return new(IdOf(month, teacherId), teacherId, month, gross, [], withheld, PayslipState.Draft, [], status);
    }

    private static Withholding Withheld(TaxStatus status, decimal gross, TaxTable? table) =>
        status == TaxStatus.Resident ? WithholdingTax.On(gross, table) : new Withholding(gross, gross, 0, 0, 0, gross);

    /// <summary>Staff enter the tax of a teacher for whom the table is not.</summary>
    public Outcome<Payslip> TaxByHand(HandTax tax)
    {
        ArgumentNullException.ThrowIfNull(tax);
        if (HandTaxRules.Check(this, tax) is { Count: > 0 } refusals)
            return Outcome.Refused<Payslip>(refusals);
        return Outcome.Of(
            this with
            {
                HandTax = tax,
                Withholding = Withholding with { Tax = tax.Amount, Net = Gross - tax.Amount },
            }
        );
    }

    /// <summary>Adds staff's correction to a draft, with the tax worked out anew.</summary>
    public Outcome<Payslip> Adjust(Adjustment adjustment, TaxTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(adjustment);
        if (AdjustmentRules.Check(this, adjustment) is { Count: > 0 } refusals)
            return Outcome.Refused<Payslip>(refusals);
        return Outcome.Of(
            this with
            {
                Adjustments = [.. Adjustments, adjustment],
                Withholding = Withheld(TaxStatus, Gross + adjustment.Amount, table),
                // It was entered for another amount.
                HandTax = null,
            }
        );
    }

    public Outcome<Payslip> MoveTo(PayslipState state) =>
        PayslipStates
            .Move(State, state)
            .Match(next => Outcome.Of(this with { State = next }), refusals => Outcome.Refused<Payslip>(refusals));

    /// <summary>The teacher does not agree, with a line or with the whole.</summary>
    public Outcome<Payslip> DisputeWith(Dispute dispute)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        if (string.IsNullOrWhiteSpace(dispute.Reason))
            return Outcome.Refused<Payslip>("payslip.reason-missing", "请说明有异议的原因", "reason");
        if (dispute.Line is { } line && Lines.All(l => l.LessonId != line))
            return Outcome.Refused<Payslip>("payslip.line-unknown", "工资单上没有这节课，请重新选择", "line");
        return MoveTo(PayslipState.Disputed)
            .Match(
                disputed => Outcome.Of(disputed with { Disputes = [.. Disputes, dispute] }),
                refusals => Outcome.Refused<Payslip>(refusals)
            );
    }
}
