namespace Delivery.Domain.Matching;

/// <summary>The points of each part of a score, weights applied.</summary>
public sealed record ScoreParts(
    decimal TaughtHereWell,
    decimal Distance,
    decimal GradeAskedFor,
    decimal Fairness,
    decimal Response,
    decimal Requested
)
{
    public decimal Total => TaughtHereWell + Distance + GradeAskedFor + Fairness + Response + Requested;
}

public sealed record Candidate(string TeacherId, string Name, ScoreParts Parts, decimal Total);

public sealed record LeftOut(string TeacherId, string Name, IReadOnlyList<LeftOutReason> Reasons);

/// <summary>A course's candidates, the best first, and everyone else with the reasons.</summary>
public sealed record RankedCourse(string CourseId, IReadOnlyList<Candidate> Candidates, IReadOnlyList<LeftOut> LeftOut);

/// <summary>A teacher as he or she stands when a course is matched.</summary>
public sealed record TeacherSituation(Teacher Teacher, IReadOnlyList<Booking> Bookings, TeacherRecord Record);
