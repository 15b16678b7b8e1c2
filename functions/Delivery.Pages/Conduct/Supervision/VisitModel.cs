using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Supervision;

/// <summary>A supervisor's page for one lesson.</summary>
/// <param name="IsReplaced">Staff sent somebody else, though this supervisor did not decline.</param>
/// <param name="HasBegun">Before, there is nothing to report.</param>
public sealed record VisitModel(
    PageFrame Frame,
    string FormKey,
    string PostTo,
    string Street,
    string Discipline,
    Category Category,
    LessonTime Time,
    string Venue,
    string Address,
    string TeacherName,
    DateTimeOffset DueAt,
    VisitState State,
    bool IsReplaced,
    bool HasBegun,
    VisitValues Values,
    FormErrors Errors
) : IModelOf<VisitPage>;

/// <summary>Each "yes", "no" or empty, and the headcount as typed.</summary>
public sealed record VisitValues(
    string StartedOnTime,
    string TeacherIsRight,
    string Headcount,
    string VenueFits,
    string Comment
)
{
    public static VisitValues Empty { get; } = new("", "", "", "", "");
}
