using Delivery.Domain.Calendar;

namespace Delivery.Domain.Settlement.Carried;

public enum CarriedKind
{
    /// <summary>The bank sent the money of a closed month back: it is paid again, after tax as it was.</summary>
    Repayment,

    /// <summary>An adjustment took more than the month paid: the rest comes off a later month, before tax.</summary>
    Debt,
}

/// <summary>What a closed month leaves to a later one of the same teacher.</summary>
/// <param name="Origin">The payslip that it comes from.</param>
/// <param name="Amount">Yuan, above zero.</param>
/// <param name="Since">The day on which the bank sent it back, or the month was closed.</param>
/// <param name="By">Who of the staff entered it; empty for what the month left by itself.</param>
/// <param name="TakenBy">The month whose payslips it stands on; null while it waits.</param>
public sealed record CarriedItem(
    string Origin,
    string TeacherId,
    string TeacherName,
    CarriedKind Kind,
    decimal Amount,
    DateOnly Since,
    string Reason = "",
    string By = "",
    Month? TakenBy = null
)
{
    public Month Of => Month.Parse(Origin[..7]);

    /// <summary>Only a later month takes it, and only one.</summary>
    public bool IsFor(Month month) => Of.CompareTo(month) < 0 && (TakenBy is null || TakenBy == month);
}

/// <summary>Money of an earlier payslip that came back, on the payslip that pays it again; it was taxed there.</summary>
/// <param name="Amount">Yuan after tax.</param>
public sealed record Repayment(string Origin, decimal Amount, DateOnly ReturnedOn);

/// <summary>What an earlier payslip could not take off.</summary>
/// <param name="Amount">Yuan before tax, above zero.</param>
public sealed record BroughtDebt(string Origin, decimal Amount);

/// <summary>The bank sent the money back while its month was still being paid.</summary>
public sealed record MoneyReturn(DateOnly On, string Reason, string By);
