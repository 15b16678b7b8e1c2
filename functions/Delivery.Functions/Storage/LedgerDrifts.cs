using Azure.Data.Tables;
using Delivery.Domain.Settlement;

namespace Delivery.Functions.Storage;

/// <summary>A street's year whose sums do not hold.</summary>
public sealed record LedgerDrift(string Street, string StreetName, int Year, IReadOnlyList<BrokenSum> Broken);

/// <summary>What last night's proof of all quotas found; nothing is mended by it.</summary>
/// <param name="Streets">How many were proved.</param>
public sealed record LedgerReport(DateTimeOffset At, int Streets, IReadOnlyList<LedgerDrift> Drifts);

/// <summary>The report of the last proof, one row.</summary>
public sealed class LedgerDrifts(DeliveryTables tables)
{
    private const string Partition = "ledger";
    private const string ReportRow = "report";

    public async Task<LedgerReport?> LastAsync() =>
        (await tables.Settlements.FindAsync<LedgerReport>(Partition, ReportRow))?.Value;

    public Task KeepAsync(LedgerReport report) =>
        tables.Settlements.UpsertEntityAsync(Row.Of(Partition, ReportRow, report), TableUpdateMode.Replace);
}
