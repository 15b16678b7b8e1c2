namespace Delivery.Domain.Matching.DropOuts;

/// <summary>A confirmed teacher who will not give the rest of a course.</summary>
/// <param name="Number">Counts those of the course from 1.</param>
/// <param name="ByStaff">Staff wrote it down for a teacher who called, or agreed to the street's objection.</param>
/// <param name="Words">What staff wrote to the teacher of an objection; null for nothing.</param>
public sealed record DropOut(
    string CourseId,
    int Number,
    string TeacherId,
    string Reason,
    DateTimeOffset At,
    bool ByStaff,
    DropOutKind Kind = DropOutKind.Left,
    string? Words = null
);

public enum DropOutKind
{
    /// <summary>The teacher cannot go on.</summary>
    Left,

    /// <summary>Staff agreed to the street's objection: it does not count in the teacher's record.</summary>
    Objection,
}
