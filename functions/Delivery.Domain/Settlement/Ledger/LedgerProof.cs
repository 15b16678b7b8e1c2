using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Statements;

namespace Delivery.Domain.Settlement.Ledger;

/// <summary>What a street's quota must be at any moment: the sums of its entries, and what was paid of it.</summary>
public static class LedgerProof
{
    /// <param name="reserved">What the quota's head says, in yuan.</param>
    /// <param name="spent">What the quota's head says, in yuan.</param>
    /// <param name="granted">What the quota's head says went to other streets or came from them, in yuan.</param>
    /// <param name="paid">All that was paid for the street's orders of the year, of any stream.</param>
    public static IReadOnlyList<BrokenSum> Check(
        Quota quota,
        decimal reserved,
        decimal spent,
        decimal granted,
        IReadOnlyCollection<CostLine> paid
    )
    {
        ArgumentNullException.ThrowIfNull(quota);
        ArgumentNullException.ThrowIfNull(paid);
        return
        [
            .. Unequal("预留（流水之和）", quota.Reserved, reserved),
            .. Unequal("支出（流水之和）", quota.Spent, spent),
            .. Unequal("划转（流水之和）", quota.Granted, granted),
            .. Unequal("支出（已发的基本配送课酬）", CostSums.Basic(paid), quota.Spent),
        ];
    }

    /// <summary>What left one street came to another: over all streets each movement is nothing.</summary>
    /// <param name="entries">Of all streets and of one year.</param>
    public static IReadOnlyList<BrokenSum> CheckPassed(IEnumerable<QuotaEntry> entries) =>
        [
            .. entries
                .Where(entry => entry.Street is not null)
                .GroupBy(entry => entry.EntryId)
                .SelectMany(same => Unequal($"划转（两边之和，{same.Key}）", 0, same.Sum(entry => entry.Granted))),
        ];

    private static IEnumerable<BrokenSum> Unequal(string what, decimal expected, decimal actual) =>
        expected == actual ? [] : [new(what, expected, actual)];
}
