using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Matching;

public enum ProposalView
{
    Open,
    Accepted,
    Declined,
    Expired,
}

/// <summary>A teacher's other times, for the street to take or not. The teacher is not named before the confirmation.</summary>
/// <param name="PostTo">Posts answer: accept or decline.</param>
public sealed record ProposalModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    ProposalView View,
    DateTimeOffset AnswerBy,
    string Street,
    string Discipline,
    Category Category,
    string Venue,
    IReadOnlyList<ProposedChange> Lessons,
    string? TeacherRemark,
    FormErrors Errors
) : IModelOf<ProposalPage>;

public sealed record ProposedChange(LessonTime Ordered, LessonTime Proposed)
{
    public bool Moves => Ordered.Start != Proposed.Start;
}
