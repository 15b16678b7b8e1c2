using Delivery.Domain.Conduct.Violations;

namespace Delivery.Domain.Conduct.Assessments;

/// <summary>What a street did in a year, as it is assessed.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Planned">Confirmed lessons that are over.</param>
/// <param name="Delivered">Of those, the ones that were held.</param>
/// <param name="Expected">Participants planned for the lessons held.</param>
/// <param name="Came">Participants counted in them.</param>
/// <param name="MonthsAsked">Months with lessons whose feedback is due.</param>
/// <param name="MonthsTold">Of those, the ones with feedback in time.</param>
/// <param name="Rating">The mean of its ratings, from 1 to 5; null where it rated nothing.</param>
/// <param name="Violations">Those that count and that no part has counted, grave ones left out.</param>
/// <param name="RostersDue">Courses whose roster is due.</param>
/// <param name="RostersInTime">Of those, the ones whose roster was handed in by then.</param>
/// <param name="NewsDue">Courses whose news is due.</param>
/// <param name="NewsInTime">Of those, the ones whose news was sent by then, or that were let off.</param>
public sealed record AssessedYear(
    string Street,
    string Name,
    string District,
    int Planned,
    int Delivered,
    int Expected,
    int Came,
    int MonthsAsked,
    int MonthsTold,
    decimal? Rating,
    int Violations,
    int Grave,
    int RostersDue = 0,
    int RostersInTime = 0,
    int NewsDue = 0,
    int NewsInTime = 0
)
{
    /// <summary>
    /// What was late or missing costs its part, and is then no violation that is taken off as well: each fault counts once.
    /// One for which its part has no room (recorded by hand of a course that owed nothing) stays a violation.
    /// </summary>
    /// <param name="late">They stand among <see cref="Violations"/> until here.</param>
    public AssessedYear Counting(LatePapers late)
    {
        ArgumentNullException.ThrowIfNull(late);
        var (rosters, feedback, news) = (
            Math.Min(late.Rosters, RostersDue),
            // The reports themselves say which months are wanting: no violation makes one more.
            Math.Min(late.Feedback, MonthsAsked - MonthsTold),
            Math.Min(late.News, NewsDue)
        );
        return this with
        {
            RostersInTime = RostersDue - rosters,
            NewsInTime = NewsDue - news,
            Violations = Violations - rosters - feedback - news,
        };
    }
}
