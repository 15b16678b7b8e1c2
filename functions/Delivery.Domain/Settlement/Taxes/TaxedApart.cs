using Delivery.Domain.Money;

namespace Delivery.Domain.Settlement.Taxes;

/// <summary>
/// A teacher's payslips of several months whose money goes out in one: each was taxed by itself, while all fees paid in one
/// month are one payment (domain.md, section 7; decision 56).
/// </summary>
/// <param name="Others">The payslips beside it, in the order of their months.</param>
/// <param name="Apart">Yuan that is withheld, each reckoned by itself.</param>
/// <param name="Together">Yuan that would be withheld of all as one payment, grouped as the payslips are.</param>
public sealed record TaxedApart(string PayslipId, IReadOnlyList<string> Others, decimal Apart, decimal Together)
{
    /// <param name="others">Of the same teacher, paid in the same month.</param>
    /// <returns>Null where it makes no difference, and where the table is not for the teacher.</returns>
    public static TaxedApart? Of(Payslip payslip, IReadOnlyCollection<Payslip> others, TaxTable? table = null)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        ArgumentNullException.ThrowIfNull(others);
        var taxed = others.Where(one => one.Gross > 0).OrderBy(one => one.Month).ToList();
        if (payslip.TaxStatus != TaxStatus.Resident || taxed.Any(one => one.TaxStatus != TaxStatus.Resident))
            return null;
        Payslip[] all = [payslip, .. taxed];
        var together = all.SelectMany(GroupsOf)
            .GroupBy(group => group.Key, group => group.Withholding.Gross)
            .Sum(group => WithholdingTax.On(group.Sum(), table).Tax);
        var apart = all.Sum(one => one.Tax);
        return together == apart
            ? null
            : new TaxedApart(payslip.PayslipId, [.. taxed.Select(one => one.PayslipId)], apart, together);
    }

    private static IReadOnlyList<TaxGroup> GroupsOf(Payslip payslip) =>
        payslip.TaxGroups ?? [new TaxGroup(TaxGroup.Rest, payslip.Withholding)];
}
