namespace Delivery.Domain.Ordering;

public sealed record Venue(string Name, string Address, bool Indoor);

/// <param name="Expected">Planned participants.</param>
public sealed record Audience(string Ages, string? Level, int Expected)
{
    /// <summary>For whom it is, e.g. 50—70岁，初学; empty where the street said nothing of it.</summary>
    public string Who() => string.Join('，', new[] { Ages, Level }.Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>What a street asks for: one discipline at one venue.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's code.</param>
/// <param name="Contacts">Null when the street's own contacts serve.</param>
/// <param name="RequestedTeacher">A teacher's id.</param>
/// <param name="GradeAskedFor">The grade of teacher that the street would like; a wish, not a condition.</param>
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
    bool AcceptsHolidays,
    string? GradeAskedFor = null
)
{
    /// <summary>The Shanghai date of the first lesson; its year names the order, the agreement and the quota.</summary>
    /// <exception cref="InvalidOperationException">There is no lesson.</exception>
    public DateOnly FirstDay() => Lessons.Min(l => l.Date);

    /// <summary>The Shanghai date of the last lesson.</summary>
    /// <exception cref="InvalidOperationException">There is no lesson.</exception>
    public DateOnly LastDay() => Lessons.Max(l => l.Date);

    /// <summary>As the lessons are numbered.</summary>
    public IReadOnlyList<LessonTime> LessonsInOrder() => [.. Lessons.OrderBy(l => l.Start)];
}
