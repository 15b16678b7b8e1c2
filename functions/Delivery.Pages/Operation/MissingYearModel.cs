using Delivery.Pages.Web;

namespace Delivery.Pages.Operation;

/// <summary>Which year's working days are to be loaded, and what waits for them.</summary>
/// <param name="Year">Null when none is missing, or it is too early to ask for it.</param>
/// <param name="Expected">Next year, while its notice is not out yet; null once it is loaded.</param>
public sealed record MissingYearModel(PageFrame Frame, int? Year, IReadOnlyList<string> Waiting, int? Expected = null)
    : IModelOf<MissingYearPage>;
