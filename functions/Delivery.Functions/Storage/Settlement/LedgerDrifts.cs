using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>A street's year whose sums do not hold.</summary>
public sealed record LedgerDrift(string Street, string StreetName, int Year, IReadOnlyList<BrokenSum> Broken);

/// <summary>What last night's proof of all quotas found; nothing is mended by it.</summary>
/// <param name="Streets">How many were proved.</param>
public sealed record LedgerReport(DateTimeOffset At, int Streets, IReadOnlyList<LedgerDrift> Drifts);

/// <summary>The report of the last proof, one row among what waits for staff.</summary>
public sealed class LedgerDrifts(DeliveryTables tables, WaitingLists waiting)
{
    public Task<LedgerReport?> LastAsync() => waiting.OnlyAsync<LedgerReport>(WaitingLists.Ledger);

    /// <summary>Takes over the report from where it lay until 29 November 2026, if that is the newer one.</summary>
    public async Task TakeOverAsync()
    {
        if ((await tables.Settlements.FindAsync<LedgerReport>("ledger", "report"))?.Value is { } before)
            await waiting.RefreshAsync<LedgerReport>(
                WaitingLists.Ledger,
                string.Empty,
                known => Task.FromResult<LedgerReport?>(known?.At >= before.At ? known : before)
            );
    }

    public Task KeepAsync(LedgerReport report) => waiting.PutAsync(WaitingLists.Ledger, string.Empty, report);
}
