using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Ledger;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Settlement.Ledger;

/// <summary>A street's quota of a year with its entries, and whether its sums hold.</summary>
public sealed record ProvedQuota(Street Street, Quota Quota, IReadOnlyList<BrokenSum> Broken);

/// <summary>Reads a street's ledger and what was paid, a range each.</summary>
public sealed class LedgerReader(StreetYears streetYears, Storage.Settlement.Statements statements)
{
    private const int Tries = 3;

    /// <summary>A booking between the reads would look like a drift: only what is wrong every time is one.</summary>
    public async Task<ProvedQuota> OfAsync(Street street, int year)
    {
        var proved = await ReadAsync(street, year);
        for (var tries = 1; proved.Broken.Count > 0 && tries < Tries; tries++)
            proved = await ReadAsync(street, year);
        return proved;
    }

    private async Task<ProvedQuota> ReadAsync(Street street, int year)
    {
        var (head, quota) = await streetYears.LedgerAsync(street.Code, year);
        var paid = await statements.OfStreetAsync(street.Code, year);
        return new ProvedQuota(street, quota, LedgerProof.Check(quota, head.Reserved, head.Spent, head.Granted, paid));
    }
}
