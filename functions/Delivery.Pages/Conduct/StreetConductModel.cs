using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>The street's own conduct: what was recorded, why it is suspended, and what it can do.</summary>
/// <param name="Open">A suspension that staff have decided and that is not over.</param>
/// <param name="Typed">A refused text, as it was typed.</param>
public sealed record StreetConductModel(
    PageFrame Frame,
    string FormKey,
    string StreetName,
    SuspensionShown? Open,
    IReadOnlyList<ViolationLine> Violations,
    IReadOnlyList<SuspensionShown> Earlier,
    IReadOnlyList<AwardLine> Commendations,
    string Typed,
    FormErrors Errors
) : IModelOf<StreetConductPage>;
