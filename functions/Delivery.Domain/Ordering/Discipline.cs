namespace Delivery.Domain.Ordering;

/// <summary>What is taught: a skill, or the title of a lecture.</summary>
/// <param name="Equipment">What the venue must provide; null when nothing is needed.</param>
/// <param name="Active">False once it is no longer offered: orders that name it keep it, new ones cannot choose it.</param>
/// <param name="NameEn">In English, for public pages; null where nobody has written one.</param>
public sealed record Discipline(
    string Code,
    string Name,
    Category Category,
    int DefaultLessons,
    int LessonMinutes,
    string? Equipment,
    bool Active = true,
    string? NameEn = null
);
