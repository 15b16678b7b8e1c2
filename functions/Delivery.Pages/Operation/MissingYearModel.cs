using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Which year's working days are to be loaded, and what waits for them.</summary>
/// <param name="Year">Null when none is missing.</param>
/// <param name="Address">Where the year is loaded, for programs.</param>
public sealed record MissingYearModel(PageFrame Frame, int? Year, IReadOnlyList<string> Waiting, string? Address)
    : IModelOf<MissingYearPage>;
