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

/// <param name="Kind">预留, 支出, 释放, 划转.</param>
/// <param name="OrderId">Empty for what went to another street or came from one.</param>
/// <param name="Granted">The difference it makes to the year's money, in yuan; so are those of what is reserved and spent.</param>
/// <param name="Left">Of the year's quota after it.</param>
public sealed record LedgerLine(
    DateTimeOffset At,
    string Kind,
    string OrderId,
    string? Note,
    decimal Granted,
    decimal Reserved,
    decimal Spent,
    decimal Left
);
