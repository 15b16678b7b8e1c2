using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Domain.Settlement;

/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name, as the teacher reads it.</param>
/// <param name="Fee">Yuan before tax.</param>
/// <param name="Minutes">0 on payslips from before it was kept.</param>
/// <param name="Basis">The norm that the fee comes from; null on payslips from before it was kept.</param>
/// <param name="Category">Null on payslips from before it was kept.</param>
public sealed record PayslipLine(
    string LessonId,
    string CourseId,
    string Street,
    FundingStream FundingStream,
    DateTimeOffset Start,
    string Discipline,
    decimal Fee,
    int Minutes = 0,
    FeeBasis? Basis = null,
    Category? Category = null
);

/// <param name="Amount">Yuan before tax; negative when it takes away.</param>
/// <param name="By">Who of the staff made it.</param>
/// <param name="Corrects">The closed month whose payslip it sets right: a closed month itself is never changed.</param>
/// <param name="CarryRest">What the month cannot bear comes off a later one; otherwise such an adjustment is refused.</param>
/// <param name="Lesson">
/// Of that month, where it is for one lesson, or that of the disputed line; null where it is for none, such as a fare, and of
/// a dispute's answer from before it was kept, which no street was charged with.
/// </param>
/// <param name="Line">The lesson's id, where it answers a dispute of its line; null where it is for the whole.</param>
/// <param name="Id">Of the act that made it, where it takes something off a lesson: two runs that do so at once are told apart by it.</param>
public sealed record Adjustment(
    string Reason,
    decimal Amount,
    string By,
    Month? Corrects = null,
    bool CarryRest = false,
    string? Line = null,
    CorrectedLesson? Lesson = null,
    string? Id = null
);

/// <summary>All of a teacher's fees of one month, over all funding streams: one transfer.</summary>
/// <param name="HandTax">What staff entered where the table is not for this teacher.</param>
/// <param name="Brought">What earlier months could not take off; null for nothing.</param>
/// <param name="CarriedOn">What this month could not take off: yuan before tax, left to a later one.</param>
/// <param name="Repayments">Earlier months' money that came back and is paid again; null for nothing.</param>
/// <param name="TaxGroups">Null where all is one payment.</param>
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
    HandTax? HandTax = null,
    IReadOnlyList<BroughtDebt>? Brought = null,
    decimal CarriedOn = 0,
    IReadOnlyList<Repayment>? Repayments = null,
    TaxGrouping TaxBy = TaxGrouping.Month,
    IReadOnlyList<TaxGroup>? TaxGroups = null
)
{
    public decimal Gross => Withholding.Gross;
    public decimal Tax => Withholding.Tax;
    public decimal Net => Withholding.Net;

    /// <summary>Yuan of earlier months that are paid again; they were taxed there.</summary>
    public decimal Repaid => Repayments?.Sum(one => one.Amount) ?? 0;

    /// <summary>What the bank is to pay.</summary>
    public decimal Transfer => Net + Repaid;

    /// <summary>The table is not for this teacher, and nobody has entered the tax yet.</summary>
    public bool NeedsTax => TaxStatus != TaxStatus.Resident && HandTax is null && Gross > 0;

    /// <summary>What is paid for a lesson now, in yuan before tax: its fee with every correction of its line.</summary>
    /// <param name="line">The lesson's id; null for the whole payslip.</param>
    /// <returns>Of the whole: below zero where more is taken away than there is.</returns>
    public decimal AmountOf(string? line) =>
        Lines.FirstOrDefault(one => one.LessonId == line) is { } found
            ? found.Fee + Adjustments.Where(one => this.LineOf(one) == line).Sum(one => one.Amount)
            : Gross - CarriedOn;

    public static string IdOf(Month month, string teacherId) => $"{month}-{teacherId}";

    /// <summary>Whose payslip of which month an id is; null where it is none.</summary>
    public static (Month Month, string TeacherId)? PartsOf(string payslipId) =>
        payslipId.Length > 8 && payslipId[7] == '-' && Month.TryParse(payslipId[..7], out var month)
            ? (month, payslipId[8..])
            : null;

    /// <summary>A draft over all of a teacher's lines of a month.</summary>
    /// <param name="lines">Fees in the norm of their basis; the payslip's own lines are always before tax.</param>
    /// <param name="norm">Of lines without a basis.</param>
    public static Payslip Of(
        string teacherId,
        Month month,
        IReadOnlyList<PayslipLine> lines,
        FeeNorm norm = FeeNorm.BeforeTax,
        TaxTable? table = null,
        TaxStatus status = TaxStatus.Resident,
        TaxGrouping by = TaxGrouping.Month
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.DistinctBy(l => l.LessonId).Count() != lines.Count)
            throw new ArgumentException("A lesson is paid once.", nameof(lines));
        // What a promise after tax costs before it nobody knows where the table is not used.
        var gross =
            status == TaxStatus.Resident
                ? InOrder(
                    InOrder(lines)
                        .GroupBy(line => by.KeyOf(line))
                        .SelectMany(one => GrossedUp.Lines([.. one], norm, table))
                )
                : InOrder(lines);
        var none = new Withholding(0, 0, 0, 0, 0, 0);
        return new Payslip(IdOf(month, teacherId), teacherId, month, gross, [], none, PayslipState.Draft, [], status)
        {
            TaxBy = by,
        }.Reckoned(table);
    }

    private static List<PayslipLine> InOrder(IEnumerable<PayslipLine> lines) =>
        [.. lines.OrderBy(l => l.Start).ThenBy(l => l.LessonId, StringComparer.Ordinal)];

    /// <summary>The draft takes over what earlier months have left.</summary>
    public Payslip Take(IReadOnlyCollection<CarriedItem> items, TaxTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        var debts = items.Where(item => item.Kind == CarriedKind.Debt).ToList();
        var returned = items.Where(item => item.Kind == CarriedKind.Repayment).ToList();
        if (items.Count == 0)
            return this;
        var taken = this with
        {
            Brought = debts.Count == 0 ? null : [.. debts.Select(item => new BroughtDebt(item.Origin, item.Amount))],
            Repayments =
                returned.Count == 0
                    ? null
                    : [.. returned.Select(item => new Repayment(item.Origin, item.Amount, item.Since))],
        };
        return taken.Reckoned(table);
    }

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
        var adjusted = this with { Adjustments = [.. Adjustments, adjustment] };
        return Outcome.Of(adjusted.Reckoned(table));
    }

    public Outcome<Payslip> MoveTo(PayslipState state) =>
        PayslipStates
            .Move(State, state)
            .Match(next => Outcome.Of(this with { State = next }), refusals => Outcome.Refused<Payslip>(refusals));

    /// <summary>The teacher does not agree, with a line or with the whole.</summary>
    public Outcome<Payslip> DisputeWith(Dispute dispute)
    {
        ArgumentNullException.ThrowIfNull(dispute);
        if (DisputeRules.Check(this, dispute) is { Count: > 0 } refusals)
            return Outcome.Refused<Payslip>(refusals);
        return MoveTo(PayslipState.Disputed)
            .Match(
                disputed => Outcome.Of(disputed with { Disputes = [.. Disputes, dispute] }),
                forbidden => Outcome.Refused<Payslip>(forbidden)
            );
    }
}
