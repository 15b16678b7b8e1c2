using Delivery.Domain.Conduct.Assessments;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Assessments;

/// <summary>A year's ranked streets with the formula. Posts an award to <see cref="Paths.Commend"/>.</summary>
/// <param name="IsComplete">The year is over.</param>
/// <param name="Choices">Every street that is ranked, in order.</param>
public sealed record AssessmentModel(
    PageFrame Frame,
    string FormKey,
    int Year,
    bool IsComplete,
    AssessmentFormula Formula,
    IReadOnlyList<FilterChip> Districts,
    IReadOnlyList<Assessed> Ranked,
    IReadOnlyList<Choice> Choices,
    IReadOnlyList<GivenAward> Awards,
    bool MayCommend,
    AwardTyped Typed,
    FormErrors Errors,
    AssessmentTried? Tried = null
) : IModelOf<AssessmentPage>;

/// <summary>Other points, tried.</summary>
/// <param name="District">Which is shown; kept while one tries.</param>
/// <param name="Places">Each street's place by the points that hold; null where none others are tried.</param>
public sealed record AssessmentTried(
    IReadOnlyList<TriedPoints> Fields,
    string District,
    IReadOnlyDictionary<string, int>? Places,
    FormErrors Errors
);

/// <param name="Points">As typed.</param>
public sealed record TriedPoints(string Key, string Label, string Points);

public sealed record GivenAward(string Street, string Title, string Reason, string? Code = null);

/// <summary>What was typed and refused.</summary>
public sealed record AwardTyped(string Street, string Title, string Reason)
{
    public static AwardTyped Nothing { get; } = new("", "先进街镇", "");
}
