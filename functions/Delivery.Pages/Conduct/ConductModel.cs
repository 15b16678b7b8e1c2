using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct;

/// <summary>One street's conduct for staff: what it did, what is under way, and what staff may do about it.</summary>
/// <param name="Open">The suspension that is not over.</param>
/// <param name="MayAct">This reader may record, take back and decide.</param>
/// <param name="Errors">That of a violation to be taken back stands beside reason[violationId].</param>
public sealed record ConductModel(
    PageFrame Frame,
    string FormKey,
    string Street,
    string Name,
    string District,
    SuspensionShown? Open,
    IReadOnlyList<ViolationLine> Violations,
    IReadOnlyList<SuspensionShown> Earlier,
    IReadOnlyList<AwardLine> Commendations,
    bool MayAct,
    DateOnly Today,
    ConductTyped Typed,
    FormErrors Errors
) : IModelOf<ConductPage>;

/// <summary>What was typed and refused.</summary>
public sealed record ConductTyped(string Kind, string Evidence, string On, string Course, bool IsGrave, string Comment)
{
    public static ConductTyped Nothing { get; } = new("", "", "", "", false, "");
}
