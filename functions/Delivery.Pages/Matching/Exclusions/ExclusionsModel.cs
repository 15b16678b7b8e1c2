using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Exclusions;

/// <summary>Whom a street will not have, or to which streets a teacher is not sent; with the form that adds one.</summary>
/// <param name="Name">The teacher's, or the street's.</param>
/// <param name="TeacherId">Null on the street's own page.</param>
/// <param name="Lines">Those that hold first.</param>
/// <param name="Choices">Streets on a teacher's page, teachers on a street's.</param>
public sealed record ExclusionsModel(
    PageFrame Frame,
    string FormKey,
    string Name,
    string? TeacherId,
    IReadOnlyList<ExclusionLine> Lines,
    IReadOnlyList<Choice> Choices,
    bool MayChange,
    ExclusionValues Values,
    FormErrors Errors
) : IModelOf<ExclusionsPage>
{
    /// <summary>The choice that is no street's code.</summary>
    public const string AllStreets = "*";

    public bool IsStreets => TeacherId is null;

    public string PostTo => TeacherId is null ? Paths.OwnExclusions : Paths.ExclusionsOf(TeacherId);
}

/// <param name="Title">The streets, or the teacher.</param>
/// <param name="Whose">街镇提出, 协会决定.</param>
/// <param name="Changes">When, who, and the reason or that it was lifted; the newest first.</param>
public sealed record ExclusionLine(
    string Code,
    string Title,
    string Reason,
    string Whose,
    DateTimeOffset Since,
    DateTimeOffset? Until,
    bool Holds,
    IReadOnlyList<(DateTimeOffset At, string By, string What)> Changes
);

/// <summary>As typed.</summary>
public sealed record ExclusionValues(string Street = "", string Teacher = "", string Reason = "", string Until = "");
