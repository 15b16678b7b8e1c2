using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Storage;
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
        var proof = new PayRunProof(await taxes.ForRunAsync(month));
        var (transfers, charges, taken) = (0m, new List<Charge>(), new List<CarriedItem>());
        await foreach (var batch in settlements.EachPayslipAsync(month).Chunk(RegisteredTeachers.MostInOneRead))
        {
            foreach (var kept in batch)
                proof.Add(kept.Value.Payslip);
            transfers += (await bank.RowsAsync(batch.Select(kept => kept.Value))).Sum(row => row.Amount);
            charges.AddRange(batch.SelectMany(kept => Charges.Of(kept.Value.Payslip)));
            taken.AddRange(await carried.TakenAsync(month, batch.Select(kept => kept.Value.Payslip)));
        }

        var spent = new Dictionary<string, decimal>();
        foreach (var street in charges.GroupBy(charge => charge.Street))
            spent[street.Key] = await spentBy(street.Key, street);
        return proof.Broken(transfers, spent, taken);
    }
}
