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
/// <param name="PostTo">Posts answer: accept or decline, and acceptsHolidays.</param>
/// <param name="AsksHolidays">Some lie on public holidays, and the order has not said that it means such lessons.</param>
/// <param name="AcceptsHolidays">Ticked, and refused for another reason.</param>
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
    FormErrors Errors,
    bool AsksHolidays = false,
    bool AcceptsHolidays = false
) : IModelOf<ProposalPage>;

/// <param name="OnHoliday">The proposed time lies on a public holiday.</param>
public sealed record ProposedChange(LessonTime Ordered, LessonTime Proposed, bool OnHoliday = false)
{
    public bool Moves => Ordered.Start != Proposed.Start;
}
