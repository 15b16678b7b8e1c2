using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>Lists as files.</summary>
/// <param name="Lists">The registers that this person may take, by name and word.</param>
/// <param name="Month">Such as 2026-09, to begin with.</param>
/// <param name="Wrong">Why there was no file; null otherwise.</param>
public sealed record ExportModel(
    PageFrame Frame,
    string FormKey,
    IReadOnlyList<Choice> Lists,
    string Month,
    IReadOnlyList<Choice> Seasons,
    string? Wrong = null
) : IModelOf<ExportPage>;
