using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Roster;

/// <summary>Who takes part in a course, for its street.</summary>
/// <param name="BackPath">The order's page of whoever reads it.</param>
/// <param name="Capacity">Places.</param>
/// <param name="IsOpen">Citizens can sign up.</param>
/// <param name="HandedIn">When the list was handed in; null until then.</param>
/// <param name="Due">Until when it is to be.</param>
/// <param name="Numbers">Phones are shown whole.</param>
/// <param name="MayChange">Else it is only read.</param>
public sealed record RosterModel(
    PageFrame Frame,
    string CourseId,
    string BackPath,
    string Discipline,
    string Street,
    DateTimeOffset Now,
    int Capacity,
    bool IsOpen,
    DateTimeOffset? HandedIn,
    DateTimeOffset? Due,
    IReadOnlyList<RosterLine> People,
    IReadOnlyList<RosterLine> Waiting,
    bool Numbers,
    RosterTyped Typed,
    FormErrors Errors,
    bool MayChange = true
) : IModelOf<RosterPage>;

/// <param name="Phone">Masked unless numbers are shown.</param>
/// <param name="State">Null for who simply takes part.</param>
/// <param name="Attended">Lessons to which they came.</param>
public sealed record RosterLine(
    string EnrolmentId,
    string Name,
    string Phone,
    int? BirthYear,
    Person? Guardian,
    string? State,
    int Attended
);

/// <summary>What was typed into a form that was refused.</summary>
public sealed record RosterTyped(
    string Name,
    string Phone,
    string Birth,
    string Pasted,
    string? Places,
    string GuardianName = "",
    string GuardianPhone = "",
    bool Consents = false
)
{
    public static RosterTyped Nothing { get; } = new("", "", "", "", null);
}
