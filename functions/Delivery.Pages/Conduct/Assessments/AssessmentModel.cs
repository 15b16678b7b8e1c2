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
    FormErrors Errors
) : IModelOf<AssessmentPage>;

public sealed record GivenAward(string Street, string Title, string Reason);

/// <summary>What was typed and refused.</summary>
public sealed record AwardTyped(string Street, string Title, string Reason)
{
    public static AwardTyped Nothing { get; } = new("", "先进街镇", "");
}
