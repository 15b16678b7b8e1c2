using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>Asks for a change, from one lesson. Posts to <see cref="Paths.ChangeForm"/>.</summary>
/// <param name="BackPath">Where the sender came from.</param>
public sealed record ChangeFormModel(
    PageFrame Frame,
    string FormKey,
    string LessonId,
    string Discipline,
    string Street,
    int Number,
    int LessonsInCourse,
    LessonTime Time,
    string Venue,
    string Address,
    string BackPath,
    ChangeFormValues Values,
    FormErrors Errors
) : IModelOf<ChangeFormPage>;

/// <summary>The fields as typed.</summary>
public sealed record ChangeFormValues(
    string Kind,
    string Date,
    string Start,
    bool AcceptsHolidays,
    string VenueName,
    string VenueAddress,
    string Indoor,
    string Reason
)
{
    public static ChangeFormValues Empty { get; } = new("", "", "", false, "", "", "", "");
}
