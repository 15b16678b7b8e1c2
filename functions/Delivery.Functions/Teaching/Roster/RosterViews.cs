using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;

namespace Delivery.Functions.Teaching.Roster;

/// <param name="BirthYear">May be left out: the street knows its people.</param>
public sealed record RosterPersonBody(
    [Typed(TextKind.Name)] string Name,
    [Typed(TextKind.Phone)] string Phone,
    int? BirthYear = null,
    Guardian? Guardian = null
);

/// <param name="HandIn">The list is complete and handed in.</param>
public sealed record RosterBody(IReadOnlyList<RosterPersonBody> People, bool HandIn = false);

/// <summary>Who takes part in a course: personal data, for its street and those of staff who need it.</summary>
/// <param name="Due">Until when it is to be handed in.</param>
public sealed record RosterView(
    string CourseId,
    int Capacity,
    bool IsOpen,
    DateTimeOffset? HandedIn,
    DateTimeOffset? Due,
    IReadOnlyList<RosterPersonView> People,
    IReadOnlyList<RosterPersonView> Waiting
);

/// <param name="CheckedIn">Lessons to which they came.</param>
public sealed record RosterPersonView(
    string EnrolmentId,
    string Name,
    string Phone,
    int? BirthYear,
    Guardian? Guardian,
    EnrolmentStage State,
    bool Confirmed,
    IReadOnlyList<string> CheckedIn
)
{
    public static RosterPersonView Of(Enrolment one, IReadOnlyList<string> checkedIn) =>
        new(
            one.EnrolmentId,
            one.Person.Name,
            one.Person.Phone,
            one.Person.BirthYear,
            one.Person.Guardian,
            one.Stage,
            one.IsConfirmed,
            checkedIn
        );
}
