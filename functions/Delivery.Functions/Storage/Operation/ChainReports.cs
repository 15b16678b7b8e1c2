using Delivery.Domain.Operation.Chain;

namespace Delivery.Functions.Storage.Operation;

/// <summary>What last night's look at the audit log found; nothing is mended by it.</summary>
/// <param name="Count">How many links are broken.</param>
/// <param name="Breaks">The first of them.</param>
public sealed record ChainReport(DateTimeOffset At, int Count, IReadOnlyList<ChainBreak> Breaks)
{
    private const int MostKept = 100;

    public static ChainReport Of(DateTimeOffset at, IReadOnlyList<ChainBreak> breaks) =>
        new(at, breaks.Count, [.. breaks.Take(MostKept)]);
}

/// <summary>The report of the last night, one row among what waits for staff.</summary>
public sealed class ChainReports(DeliveryTables tables, WaitingLists waiting)
{
    private const string Before = "audit-chain";

    public Task<ChainReport?> LastAsync() => waiting.OnlyAsync<ChainReport>(WaitingLists.Chain);

    /// <summary>Takes over the report from where it lay until 29 November 2026, if that is the newer one.</summary>
    public async Task TakeOverAsync()
    {
        if ((await tables.Relay.FindAsync<ChainReport>(Before, Before))?.Value is { } before)
            await waiting.RefreshAsync<ChainReport>(
                WaitingLists.Chain,
                string.Empty,
                known => Task.FromResult<ChainReport?>(known?.At >= before.At ? known : before)
            );
    }

    public Task KeepAsync(ChainReport report) => waiting.PutAsync(WaitingLists.Chain, string.Empty, report);
}
