using Delivery.Domain.Money;
using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Domain.Settlement;

/// <summary>How a payslip's sums come out of its parts.</summary>
internal static class PayslipSums
{
    /// <summary>Before tax; below zero where more is taken away than there is.</summary>
    public static decimal Raw(this Payslip payslip) =>
        payslip.Lines.Sum(line => line.Fee)
        + payslip.Adjustments.Sum(one => one.Amount)
        - (payslip.Brought?.Sum(debt => debt.Amount) ?? 0);

    /// <summary>The same payslip with its sums worked out anew; what was entered for another amount is gone.</summary>
    public static Payslip Reckoned(this Payslip payslip, TaxTable? table)
    {
        var (raw, status) = (payslip.Raw(), payslip.TaxStatus);
        var gross = Math.Max(0, raw);
        var groups = status == TaxStatus.Resident ? payslip.GroupedBy(payslip.TaxBy, gross, table) : null;
        return payslip with
        {
            Withholding = groups?.Together() ?? new Withholding(gross, gross, 0, 0, 0, gross),
            TaxGroups = payslip.TaxBy == TaxGrouping.Month ? null : groups,
            CarriedOn = gross - raw,
            HandTax = null,
        };
    }

    /// <summary>What the tax must be, or would be were the fees grouped otherwise.</summary>
    public static decimal TaxOf(Payslip payslip, TaxGrouping by, TaxTable? table) =>
        payslip.TaxStatus == TaxStatus.Resident
            ? payslip.GroupedBy(by, payslip.Gross, table).Sum(group => group.Withholding.Tax)
            : payslip.HandTax?.Amount ?? 0;

    private static IReadOnlyList<TaxGroup> GroupedBy(
        this Payslip payslip,
        TaxGrouping by,
        decimal gross,
        TaxTable? table
    ) => Taxes.TaxGroups.Of(by, payslip.Lines, gross - payslip.Lines.Sum(line => line.Fee), table);
}
