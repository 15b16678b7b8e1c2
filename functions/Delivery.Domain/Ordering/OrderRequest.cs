namespace Delivery.Domain.Ordering;

public sealed record Venue(string Name, string Address, bool Indoor);

/// <param name="Expected">Planned participants.</param>
public sealed record Audience(string Ages, string? Level, int Expected);

/// <summary>What a street asks for: one discipline at one venue.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's code.</param>
/// <param name="Contacts">Null when the street's own contacts serve.</param>
/// <param name="RequestedTeacher">A teacher's id.</param>
/// <param name="AcceptsHolidays">The street means it that a lesson lies on a public holiday.</param>
public sealed record OrderRequest(
    string Street,
    string Discipline,
    FundingStream FundingStream,
    Audience Audience,
    Venue Venue,
    IReadOnlyList<LessonTime> Lessons,
    Contacts? Contacts,
    string? RequestedTeacher,
    string? Notes,
    bool AcceptsHolidays
);
