using Delivery.Domain.Conduct.Assessments;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>The street's own conduct: what was recorded, why it is suspended, and what it can do.</summary>
/// <param name="Open">A suspension that staff have decided and that is not over.</param>
/// <param name="Year">How it stands in the year's assessment, without its place; null while no lesson of the year is over.</param>
/// <param name="Typed">A refused text, as it was typed.</param>
public sealed record StreetConductModel(
    PageFrame Frame,
    string FormKey,
    string StreetName,
    SuspensionShown? Open,
    IReadOnlyList<ViolationLine> Violations,
    IReadOnlyList<SuspensionShown> Earlier,
    IReadOnlyList<AwardLine> Commendations,
    StreetYearShown? Year,
    string Typed,
    FormErrors Errors
) : IModelOf<StreetConductPage>
{
    /// <summary>For what supervisors saw, the latest first.</summary>
    public IReadOnlyList<PraiseLine> Praises { get; init; } = [];
}

/// <param name="IsComplete">The year is over.</param>
public sealed record StreetYearShown(int Year, bool IsComplete, AssessmentFormula Formula, Assessed Score);
