namespace Delivery.Domain.Matching.DropOuts;

/// <summary>A confirmed teacher who will not give the rest of a course.</summary>
/// <param name="Number">Counts those of the course from 1.</param>
/// <param name="ByStaff">Staff wrote it down for a teacher who called.</param>
public sealed record DropOut(
    string CourseId,
    int Number,
    string TeacherId,
    string Reason,
    DateTimeOffset At,
    bool ByStaff
);
