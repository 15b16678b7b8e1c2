using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>A course as citizens see it, and the form by which they sign up.</summary>
/// <param name="Equipment">What is needed; null when nothing is.</param>
/// <param name="Teacher">Null without the teacher's consent.</param>
/// <param name="Office">The street's published contact.</param>
/// <param name="Waiting">People who wait for a place.</param>
/// <param name="ClosedBecause">Why nobody can sign up; null while one can.</param>
/// <param name="IsFull">Places and waiting list are full.</param>
/// <param name="MostMembers">Rows for family in the form.</param>
/// <param name="CardUrl">A picture for who shares the page.</param>
/// <param name="AsksForCode">The phone is proved by a code in a text message.</param>
public sealed record CourseModel(
    PageFrame Frame,
    string FormKey,
    string CourseId,
    string Discipline,
    Category Category,
    string Street,
    string District,
    Venue Venue,
    Audience Audience,
    IReadOnlyList<CourseLesson> Lessons,
    string? Equipment,
    string? Teacher,
    Person Office,
    EnrolmentStatus Places,
    int Waiting,
    string? ClosedBecause,
    bool IsFull,
    int MostMembers,
    bool AsksForCode,
    EnrolFormValues Values,
    FormErrors Errors,
    string? CardUrl = null
) : IModelOf<CoursePage>;

/// <param name="State">Null where there is nothing to say.</param>
/// <param name="Elsewhere">The venue where it is another than the course's.</param>
public sealed record CourseLesson(int Number, LessonTime Time, Mark? State, Venue? Elsewhere = null);

/// <summary>The form as it was typed.</summary>
/// <param name="Birth">A year, or an age.</param>
/// <param name="Consents">The guardian's tick.</param>
public sealed record EnrolFormValues(
    string Name,
    string Phone,
    string Birth,
    string Email,
    IReadOnlyList<MemberValues> Members,
    string GuardianName,
    string GuardianPhone,
    bool Consents
)
{
    public static EnrolFormValues Empty(int members) =>
        new("", "", "", "", [.. Enumerable.Repeat(new MemberValues("", ""), members)], "", "", Consents: false);

    public bool HasMembers => Members.Any(member => member != new MemberValues("", ""));

    public bool HasGuardian => GuardianName.Length > 0 || GuardianPhone.Length > 0 || Consents;
}

public sealed record MemberValues(string Name, string Birth);
