using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>Proves a run's sums against the bank file and the quota: before it may be approved, and again when all is paid.</summary>
public sealed class RunProof(
    Settlements settlements,
    QuotaSpending spending,
    BankFile bank,
    TaxTables taxes,
    CarriedItems carried
)
{
    /// <summary>With what the quota would be charged; a street's quota that cannot bear it breaks the proof.</summary>
    public async Task<IReadOnlyList<BrokenSum>> BeforeApprovalAsync(Month month)
    {
        var reasons = new Dictionary<string, string>();
        var broken = await CheckAsync(
            month,
            async (street, lines) =>
            {
                var years = await spending.OfAsync(month, street, lines);
                if (years.Any(year => year.Refusals.Count > 0))
                    reasons[PayRunProof.QuotaOf(street)] = string.Join(
                        "；",
                        years.SelectMany(year => year.Refusals).Select(refusal => refusal.Message)
                    );
                return years.SelectMany(year => year.Entries).Sum(entry => entry.Spent);
            }
        );
        return [.. broken.Select(sum => sum with { Because = reasons.GetValueOrDefault(sum.What) })];
    }

    /// <summary>With what the ledger says was charged.</summary>
    public Task<IReadOnlyList<BrokenSum>> WhenPaidAsync(Month month) =>
        CheckAsync(month, (_, lines) => spending.BookedAsync(lines));

    private async Task<IReadOnlyList<BrokenSum>> CheckAsync(
        Month month,
        Func<string, IEnumerable<Charge>, Task<decimal>> spentBy
    )
    {
        var kept = (await settlements.PayslipsAsync(month)).Select(stored => stored.Value).ToList();
        var payslips = kept.Select(one => one.Payslip).ToList();
        var spent = new Dictionary<string, decimal>();
        foreach (var street in payslips.SelectMany(Charges.Of).GroupBy(charge => charge.Street))
            spent[street.Key] = await spentBy(street.Key, street);
        var rows = await bank.RowsAsync(kept);
        return PayRunProof.Check(
            payslips,
            rows.Sum(row => row.Amount),
            spent,
            await taxes.ForRunAsync(month),
            await carried.TakenAsync(month, payslips)
        );
    }
}
