using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;

namespace Delivery.Domain.Settlement;

/// <summary>A sum that does not hold, in yuan.</summary>
/// <param name="Because">Why, and what to do about it; null where nobody knows.</param>
public sealed record BrokenSum(string What, decimal Expected, decimal Actual, string? Because = null);

/// <summary>
/// The sums that every pay run must keep; a run with a broken one is not paid. Its payslips are shown to it one after the
/// other: of a long month it keeps only what they come to.
/// </summary>
/// <param name="table">By which the run is taxed.</param>
public sealed class PayRunProof(TaxTable? table = null)
{
    private readonly List<BrokenSum> broken = [];
    private readonly Dictionary<string, decimal> due = new(StringComparer.Ordinal);
    private readonly List<(CarriedKind Kind, string Origin, decimal Amount)> carried = [];
    private decimal transfers;

    public void Add(Payslip payslip)
    {
        ArgumentNullException.ThrowIfNull(payslip);
        broken.AddRange(OfOne(payslip, table));
        transfers += payslip.Transfer;
        carried.AddRange(OnPayslip(payslip));
        foreach (var (street, cost) in BasicGrossByStreet([payslip]))
            due[street] = due.GetValueOrDefault(street) + cost;
    }

    /// <summary>Every sum that does not hold of the payslips shown so far; empty when all do.</summary>
    /// <param name="bankTotal">The total of the bank file.</param>
    /// <param name="quotaSpent">What the month's settlement booked as spent, by street code.</param>
    /// <param name="taken">What the month has taken over from earlier ones.</param>
    public IReadOnlyList<BrokenSum> Broken(
        decimal bankTotal,
        IReadOnlyDictionary<string, decimal> quotaSpent,
        IReadOnlyCollection<CarriedItem> taken
    )
    {
        ArgumentNullException.ThrowIfNull(quotaSpent);
        return
        [
            .. broken,
            .. Unequal("银行文件总额", transfers, bankTotal),
            .. OfQuota(quotaSpent),
            .. OfCarried(taken),
        ];
    }

    /// <summary>Of a whole run at once.</summary>
    /// <inheritdoc cref="Broken"/>
    public static IReadOnlyList<BrokenSum> Check(
        IReadOnlyCollection<Payslip> payslips,
        decimal bankTotal,
        IReadOnlyDictionary<string, decimal> quotaSpent,
        TaxTable? table = null,
        IReadOnlyCollection<CarriedItem>? taken = null
    )
    {
        ArgumentNullException.ThrowIfNull(payslips);
        var proof = new PayRunProof(table);
        foreach (var payslip in payslips)
            proof.Add(payslip);
        return proof.Broken(bankTotal, quotaSpent, taken ?? []);
    }

    /// <summary>The name of the sum that a street's quota must keep.</summary>
    public static string QuotaOf(string street) => $"街镇{street}配额支出";

    /// <summary>What a month's Basic lines and counter-entries cost each street, before tax.</summary>
    public static IReadOnlyDictionary<string, decimal> BasicGrossByStreet(IEnumerable<Payslip> payslips) =>
        payslips
            .SelectMany(Charges.Of)
            .Where(c => c.FundingStream == FundingStream.Basic)
            .GroupBy(c => c.Street)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Amount));

    private static IEnumerable<BrokenSum> OfOne(Payslip payslip, TaxTable? table)
    {
        var raw = payslip.Raw();
        return
        [
            .. Unequal($"工资单{payslip.PayslipId}应发", Math.Max(0, raw), payslip.Gross),
            .. Unequal($"工资单{payslip.PayslipId}转到以后", Math.Max(0, -raw), payslip.CarriedOn),
            .. payslip.Gross < 0
                ? []
                : Unequal(
                    $"工资单{payslip.PayslipId}扣税",
                    PayslipSums.TaxOf(payslip, payslip.TaxBy, table),
                    payslip.Tax
                ),
            .. OfGroups(payslip),
            .. Unequal($"工资单{payslip.PayslipId}实发", payslip.Gross - payslip.Tax, payslip.Net),
        ];
    }

    private static IEnumerable<BrokenSum> OfGroups(Payslip payslip) =>
        payslip.TaxGroups?.Together() is { } together
            ?
            [
                .. Unequal($"工资单{payslip.PayslipId}分别计税的应发", together.Gross, payslip.Gross),
                .. Unequal($"工资单{payslip.PayslipId}分别计税的扣税", together.Tax, payslip.Tax),
            ]
            : [];

    // Nothing is paid again, or taken off, that this month has not taken over, and nothing twice.
    private IEnumerable<BrokenSum> OfCarried(IReadOnlyCollection<CarriedItem> taken) =>
        carried
            .GroupBy(one => (one.Kind, one.Origin))
            .SelectMany(one =>
                Unequal(
                    $"工资单{one.Key.Origin}的{(one.Key.Kind == CarriedKind.Repayment ? "退回重发" : "转入扣回")}",
                    taken.Where(item => (item.Kind, item.Origin) == one.Key).Sum(item => item.Amount),
                    one.Sum(part => part.Amount)
                )
            );

    private static IEnumerable<(CarriedKind Kind, string Origin, decimal Amount)> OnPayslip(Payslip payslip) =>
        [
            .. payslip.Repayments?.Select(one => (CarriedKind.Repayment, one.Origin, one.Amount)) ?? [],
            .. payslip.Brought?.Select(one => (CarriedKind.Debt, one.Origin, one.Amount)) ?? [],
        ];

    private IEnumerable<BrokenSum> OfQuota(IReadOnlyDictionary<string, decimal> quotaSpent) =>
        due
            .Keys.Union(quotaSpent.Keys)
            .Order(StringComparer.Ordinal)
            .SelectMany(street =>
                Unequal(QuotaOf(street), due.GetValueOrDefault(street), quotaSpent.GetValueOrDefault(street))
            );

    private static IEnumerable<BrokenSum> Unequal(string what, decimal expected, decimal actual)
    {
        if (expected != actual)
            yield return new(what, expected, actual);
    }
}
