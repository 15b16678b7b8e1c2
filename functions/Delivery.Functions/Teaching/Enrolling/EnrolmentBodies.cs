using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Functions.Teaching.Enrolling;

/// <param name="BirthYear">Of the person; whether somebody is under fourteen depends on it.</param>
/// <param name="Guardian">Needed where anybody is under fourteen.</param>
/// <param name="Members">Family who come along, under the same phone.</param>
public sealed record EnrolmentBody(
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Phone)] string Phone,
    int? BirthYear = null,
    [Typed(TextKind.Email)] string? Email = null,
    Guardian? Guardian = null,
    IReadOnlyList<MemberBody>? Members = null
)
{
    public IReadOnlyList<Participant> People() =>
        [
            new Participant(Name, Phone, BirthYear, Blank(Email), Guardian),
            .. (Members ?? []).Select(member => new Participant(
                member.Name,
                Phone,
                member.BirthYear,
                Blank(Email),
                Guardian
            )),
        ];

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

public sealed record MemberBody([Typed(TextKind.Name)] string Name, int? BirthYear = null);

public sealed record CodeBody([Typed(TextKind.Number)] string Code);

/// <param name="Place">How many places are taken with this one; of one who waits: the place in the waiting list.</param>
/// <param name="ConfirmBy">Until when the phone must be proved by the code that it was sent; null where it need not be.</param>
/// <param name="Link">The credential by which the enrolment is cancelled.</param>
/// <param name="Members">Those who come along.</param>
public sealed record EnrolmentTaken(
    string EnrolmentId,
    EnrolmentStage State,
    int Place,
    DateTimeOffset? ConfirmBy,
    string Link,
    IReadOnlyList<MemberTaken> Members
);

public sealed record MemberTaken(string EnrolmentId, EnrolmentStage State, int Place, string Link);

public sealed record EnrolmentShown(string EnrolmentId, string CourseId, EnrolmentStage State);
