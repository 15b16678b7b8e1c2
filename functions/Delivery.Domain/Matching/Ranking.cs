namespace Delivery.Domain.Matching;

/// <summary>Who can give a course, the best first, and who cannot and why.</summary>
public static class Ranking
{
    /// <summary>The same input gives the same order: ties go to fewer lessons this season, then to the smaller id.</summary>
    public static RankedCourse Rank(CourseNeed need, IEnumerable<TeacherSituation> teachers, MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(settings);
        var judged = teachers
            .Select(t => (Who: t, Reasons: Capability.ReasonsAgainst(t.Teacher, need, t.Bookings, settings)))
            .ToLookup(j => j.Reasons.Count == 0);
        return new(
            need.CourseId,
            [
                .. judged[true]
                    .Select(j => (j.Who, Candidate: Rate(j.Who, need, settings)))
                    .OrderByDescending(r => r.Candidate.Total)
                    .ThenBy(r => r.Who.Record.LessonsThisSeason)
                    .ThenBy(r => r.Candidate.TeacherId, StringComparer.Ordinal)
                    .Select(r => r.Candidate),
            ],
            [
                .. judged[false]
                    .Select(j => new LeftOut(j.Who.Teacher.TeacherId, j.Who.Teacher.Name, j.Reasons))
                    .OrderBy(l => l.TeacherId, StringComparer.Ordinal),
            ]
        );
    }

    private static Candidate Rate(TeacherSituation who, CourseNeed need, MatchingSettings settings)
    {
        var parts = Scoring.Of(who, need, settings.Weights);
        return new(who.Teacher.TeacherId, who.Teacher.Name, parts, parts.Total);
    }
}
