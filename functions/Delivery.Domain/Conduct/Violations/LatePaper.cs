using Delivery.Domain.Calendar;

namespace Delivery.Domain.Conduct.Violations;

public enum PaperKind
{
    Roster,
    Feedback,
    News,
}

/// <summary>A paper that was late or missing, by violations that count and are not grave.</summary>
/// <param name="Of">The course's id; of feedback its month, as "2026-09". Null where the violation names neither.</param>
public sealed record LatePaper(PaperKind Kind, string? Of)
{
    // How the rule names what it finds; by hand no month is told.
    private const string OfMonth = "missing-feedback-";

    /// <summary>Which of a street's violations are papers; of one course each kind once.</summary>
    public static IReadOnlyList<LatePaper> AllOf(IEnumerable<Violation> violations) =>
        [
            .. violations
                .Where(one => one is { IsGrave: false, Voided: null })
                .Select(one => (one.ViolationId, Paper: PaperOf(one)))
                .Where(one => one.Paper is not null)
                .DistinctBy(one => (one.Paper!.Kind, one.Paper.Of ?? one.ViolationId))
                .Select(one => one.Paper!),
        ];

    public static string KeyOfFeedback(Month month) => $"{OfMonth}{month}";

    private static LatePaper? PaperOf(Violation one) =>
        one.Kind switch
        {
            ViolationKind.LateRoster or ViolationKind.MissingRoster => new(PaperKind.Roster, one.CourseId),
            ViolationKind.LateNews or ViolationKind.MissingNews => new(PaperKind.News, one.CourseId),
            ViolationKind.LateFeedback or ViolationKind.MissingFeedback => new(PaperKind.Feedback, MonthOf(one)),
            _ => null,
        };

    private static string? MonthOf(Violation feedback) =>
        feedback.ViolationId.StartsWith(OfMonth, StringComparison.Ordinal)
            ? feedback.ViolationId[OfMonth.Length..]
            : null;
}
