using Delivery.Domain.Money;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <summary>A sum that does not hold, in yuan.</summary>
public sealed record BrokenSum(string What, decimal Expected, decimal Actual);

/// <summary>The sums that every pay run must keep; a run with a broken one is not paid.</summary>
public static class PayRunProof
{
    /// <param name="bankTotal">The total of the bank file.</param>
    /// <param name="quotaSpent">What the month's settlement booked as spent, by street code.</param>
    public static IReadOnlyList<BrokenSum> Check(
        IReadOnlyCollection<Payslip> payslips,
        decimal bankTotal,
        IReadOnlyDictionary<string, decimal> quotaSpent,
        TaxTable? table = null
    )
    {
        ArgumentNullException.ThrowIfNull(payslips);
        ArgumentNullException.ThrowIfNull(quotaSpent);
        return
        [
            .. payslips.SelectMany(p => OfOne(p, table)),
            .. Unequal("银行文件总额", payslips.Sum(p => p.Net), bankTotal),
            .. OfQuota(payslips, quotaSpent),
        ];
    }

    /// <summary>What a month's Basic lines cost each street, before tax.</summary>
    public static IReadOnlyDictionary<string, decimal> BasicGrossByStreet(IEnumerable<Payslip> payslips) =>
        payslips
            .SelectMany(p => p.Lines)
            .Where(l => l.FundingStream == FundingStream.Basic)
            .GroupBy(l => l.Street)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Fee));

    private static IEnumerable<BrokenSum> OfOne(Payslip payslip, TaxTable? table)
    {
        var lines = payslip.Lines.Sum(l => l.Fee) + payslip.Adjustments.Sum(a => a.Amount);
        return
        [
            .. Unequal($"工资单{payslip.PayslipId}应发", lines, payslip.Gross),
            .. payslip.Gross < 0 ? [] : Unequal($"工资单{payslip.PayslipId}扣税", TaxOf(payslip, table), payslip.Tax),
            .. Unequal($"工资单{payslip.PayslipId}实发", payslip.Gross - payslip.Tax, payslip.Net),
        ];
    }

    private static decimal TaxOf(Payslip payslip, TaxTable? table) =>
        payslip.TaxStatus == TaxStatus.Resident
            ? WithholdingTax.On(payslip.Gross, table).Tax
            : payslip.HandTax?.Amount ?? 0;

    private static IEnumerable<BrokenSum> OfQuota(
        IEnumerable<Payslip> payslips,
        IReadOnlyDictionary<string, decimal> quotaSpent
    )
    {
        var due = BasicGrossByStreet(payslips);
        return due
            .Keys.Union(quotaSpent.Keys)
            .Order(StringComparer.Ordinal)
            .SelectMany(street =>
                Unequal($"街镇{street}配额支出", due.GetValueOrDefault(street), quotaSpent.GetValueOrDefault(street))
            );
    }

    private static IEnumerable<BrokenSum> Unequal(string what, decimal expected, decimal actual)
    {
        if (expected != actual)
            yield return new(what, expected, actual);
    }
}
