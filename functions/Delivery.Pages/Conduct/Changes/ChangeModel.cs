using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>One change with what would follow from it. Posts decision and comment to <see cref="Paths.ChangeDecision"/>.</summary>
/// <param name="Sender">街镇（清荷街道）</param>
/// <param name="Decided">What was decided; null while it waits.</param>
/// <param name="CannotDecideBecause">Why this reader cannot decide now.</param>
/// <param name="Comment">A refused comment, as it was typed.</param>
public sealed record ChangeModel(
    PageFrame Frame,
    string FormKey,
    string ChangeId,
    string CourseId,
    ChangeShown Change,
    Mark State,
    string Sender,
    DateTimeOffset FiledAt,
    IReadOnlyList<Consequence> Consequences,
    OrderEvent? Decided,
    string? CannotDecideBecause,
    FormErrors Errors,
    string Comment = ""
) : IModelOf<ChangePage>;

/// <summary>One thing that would follow: whose it is, in a sentence, and how it stands.</summary>
/// <param name="Path">Where it is looked at; null where there is nothing more to see.</param>
public sealed record Consequence(string What, string Detail, Mark? State = null, string? Path = null);
