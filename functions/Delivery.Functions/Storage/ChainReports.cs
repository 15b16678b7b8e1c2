using Azure.Data.Tables;
using Delivery.Domain.Operation.Chain;

namespace Delivery.Functions.Storage;

/// <summary>What last night's look at the audit log found; nothing is mended by it.</summary>
/// <param name="Count">How many links are broken.</param>
/// <param name="Breaks">The first of them.</param>
public sealed record ChainReport(DateTimeOffset At, int Count, IReadOnlyList<ChainBreak> Breaks)
{
    private const int MostKept = 100;

    public static ChainReport Of(DateTimeOffset at, IReadOnlyList<ChainBreak> breaks) =>
        new(at, breaks.Count, [.. breaks.Take(MostKept)]);
}

/// <summary>The report of the last night, one row.</summary>
public sealed class ChainReports(DeliveryTables tables)
{
    private const string ReportRow = "audit-chain";

    public async Task<ChainReport?> LastAsync() =>
        (await tables.Relay.FindAsync<ChainReport>(ReportRow, ReportRow))?.Value;

    public Task KeepAsync(ChainReport report) =>
        tables.Relay.UpsertEntityAsync(Row.Of(ReportRow, ReportRow, report), TableUpdateMode.Replace);
}
