using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching.Exclusions;

/// <summary>That a teacher is not asked for the courses of a street, or of any (domain.md, section 5).</summary>
/// <param name="Street">The code of the street; null for all of them.</param>
/// <param name="ByStreet">The street's own will; otherwise the association's.</param>
/// <param name="By">Who said so last, as shown to staff.</param>
/// <param name="Since">When it was said first.</param>
/// <param name="Until">From then on it holds no more; null for as long as nobody ends it.</param>
public sealed record Exclusion(
    string TeacherId,
    string? Street,
    bool ByStreet,
    string Reason,
    string By,
    DateTimeOffset Since,
    DateTimeOffset? Until = null
)
{
    /// <summary>A street and the association may exclude the same teacher, each on their own.</summary>
    public string Code => $"{FirstOf(TeacherId)}{(ByStreet ? "own" : "by-staff")}~{Street ?? "all"}";

    /// <summary>The codes of a teacher's exclusions begin so; no id holds the sign at the end.</summary>
    public static string FirstOf(string teacherId) => $"{teacherId}~";

    public bool HoldsAt(DateTimeOffset now) => Until is not { } end || now < end;

    /// <summary>Whether it keeps the teacher from one of a street's lessons: those after its end are free.</summary>
    /// <param name="streets">The street's own code, and those of the streets that were merged into it.</param>
    public bool StandsAgainst(IReadOnlyList<string> streets, IReadOnlyList<LessonTime> lessons) =>
        (Street is null || streets.Contains(Street)) && lessons.Any(lesson => HoldsAt(lesson.Start));
}
