namespace Delivery.Domain.Conduct.Violations;

/// <summary>Papers that were late or missing, by violations that count and are not grave; a course lacks each of its papers once.</summary>
public sealed record LatePapers(int Rosters = 0, int Feedback = 0, int News = 0)
{
    public static LatePapers None { get; } = new();

    public static LatePapers Of(IEnumerable<Violation> violations)
    {
        var counted = violations.Where(one => one is { IsGrave: false, Voided: null }).ToList();
        return new(
            CoursesOf(ViolationKind.LateRoster, ViolationKind.MissingRoster),
            counted.Count(one => one.Kind is ViolationKind.LateFeedback or ViolationKind.MissingFeedback),
            CoursesOf(ViolationKind.LateNews, ViolationKind.MissingNews)
        );

        int CoursesOf(ViolationKind late, ViolationKind missing) =>
            counted
                .Where(one => one.Kind == late || one.Kind == missing)
                .Select(one => one.CourseId ?? one.ViolationId)
                .Distinct(StringComparer.Ordinal)
                .Count();
    }

    public LatePapers And(LatePapers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Rosters + other.Rosters, Feedback + other.Feedback, News + other.News);
    }
}
