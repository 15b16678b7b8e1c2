using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>The signed link by which somebody comes to their own enrolment.</summary>
public sealed class EnrolmentLinks(SignedLinks links)
{
    // Who looks back some days later still finds it.
    private static readonly TimeSpan After = TimeSpan.FromDays(30);

    public Uri To(CourseWithLessons course, string enrolmentId) =>
        links.Make(LinkPurpose.Enrolment, "enrolments", enrolmentId, course.Lessons.Max(lesson => lesson.End) + After);

    /// <returns>The enrolment behind a good link.</returns>
    public (LinkState State, string EnrolmentId) Read(string token)
    {
        var link = links.Read(LinkPurpose.Enrolment, token);
        return (link.State, link.Subject);
    }

    /// <summary>Whose link it is, as the audit log keeps it.</summary>
    public static Caller Holder(Enrolment enrolment) =>
        new(CallerKind.Anonymous, enrolment.EnrolmentId, enrolment.Person.MaskedName, new HashSet<string>());
}
