namespace Delivery.Domain.Ordering;

/// <summary>What is taught: a skill, or the title of a lecture.</summary>
/// <param name="Equipment">What the venue must provide; null when nothing is needed.</param>
public sealed record Discipline(
    string Code,
    string Name,
    Category Category,
    int DefaultLessons,
    int LessonMinutes,
    string? Equipment
);
