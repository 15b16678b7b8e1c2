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
public sealed record Adjustment(string Reason, decimal Amount, string By);

/// <param name="Line">The disputed lesson's id; null when the payslip as a whole is disputed.</param>
/// <param name="Answer">Null until staff have answered.</param>
public sealed record Dispute(string? Line, string Reason, DateTimeOffset At, string? Answer = null);

/// <summary>All of a teacher's fees of one month, over all funding streams: one payment.</summary>
public sealed record Payslip(
    string PayslipId,
    string TeacherId,
    Month Month,
    IReadOnlyList<PayslipLine> Lines,
    IReadOnlyList<Adjustment> Adjustments,
    Withholding Withholding,
    PayslipState State,
    IReadOnlyList<Dispute> Disputes
)
{
    public decimal Gross => Withholding.Gross;
    public decimal Tax => Withholding.Tax;
    public decimal Net => Withholding.Net;

    public static string IdOf(Month month, string teacherId) => $"{month}-{teacherId}";

    /// <summary>A draft over all of a teacher's lines of a month.</summary>
    /// <param name="lines">Fees in the norm of their basis; the payslip's own lines are always before tax.</param>
    /// <param name="norm">Of lines without a basis.</param>
    public static Payslip Of(
        string teacherId,
        Month month,
        IReadOnlyList<PayslipLine> lines,
        FeeNorm norm = FeeNorm.BeforeTax,
        TaxTable? table = null
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.DistinctBy(l => l.LessonId).Count() != lines.Count)
            throw new ArgumentException("A lesson is paid once.", nameof(lines));
        var inOrder = lines.OrderBy(l => l.Start).ThenBy(l => l.LessonId, StringComparer.Ordinal).ToList();
        var gross = GrossedUp.Lines(inOrder, norm, table);
        var withheld = WithholdingTax.On(gross.Sum(l => l.Fee), table);
        return new(IdOf(month, teacherId), teacherId, month, gross, [], withheld, PayslipState.Draft, []);
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
                Withholding = WithholdingTax.On(Gross + adjustment.Amount, table),
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
