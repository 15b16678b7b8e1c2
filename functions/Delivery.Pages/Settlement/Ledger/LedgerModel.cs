using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Ledger;

/// <summary>A street's quota of a year, movement by movement.</summary>
/// <param name="Drift">What does not hold, in words; null when every sum does.</param>
/// <param name="CostsPath">The year's statement.</param>
public sealed record LedgerModel(
    PageFrame Frame,
    string StreetName,
    QuotaFigures Quota,
    IReadOnlyList<LedgerLine> Lines,
    string? Drift,
    string EarlierPath,
    string LaterPath,
    string CostsPath
) : IModelOf<LedgerPage>;

/// <param name="Kind">预留, 支出, 释放.</param>
/// <param name="Reserved">The difference it makes, in yuan; so is <paramref name="Spent"/>.</param>
/// <param name="Left">Of the year's quota after it.</param>
public sealed record LedgerLine(
    DateTimeOffset At,
    string Kind,
    string OrderId,
    string? Note,
    decimal Reserved,
    decimal Spent,
    decimal Left
);
