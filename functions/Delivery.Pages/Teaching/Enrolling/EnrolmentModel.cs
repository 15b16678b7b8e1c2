using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

public enum EnrolmentView
{
    Unconfirmed,
    Enrolled,
    Waiting,
    Offered,

    /// <summary>Cancelled, declined, lapsed, taken off.</summary>
    Ended,

    /// <summary>The course's last lesson has begun.</summary>
    Over,
}

/// <summary>Somebody's own enrolment.</summary>
/// <param name="Path">Where its buttons post to.</param>
/// <param name="Phone">Masked.</param>
/// <param name="State">In words.</param>
/// <param name="PlaceInList">Of one who waits, from 1.</param>
/// <param name="ConfirmBy">Until when the phone must be proved.</param>
/// <param name="OfferedUntil">Until when the place is kept.</param>
/// <param name="Together">Family who signed up along with this person.</param>
/// <param name="Note">What has just been done.</param>
public sealed record EnrolmentModel(
    PageFrame Frame,
    string Path,
    string CourseId,
    string Name,
    string Phone,
    EnrolmentView View,
    string State,
    int? PlaceInList,
    DateTimeOffset? ConfirmBy,
    DateTimeOffset? OfferedUntil,
    CourseFacts Course,
    Person Office,
    IReadOnlyList<EnrolledTogether> Together,
    FormErrors Errors,
    string? Note = null
) : IModelOf<EnrolmentPage>;

/// <param name="Path">Their own page.</param>
public sealed record EnrolledTogether(string Name, string State, string Path);
