namespace Delivery.Domain.Conduct.Violations;

/// <summary>Violations that count and are not grave, of papers that were late or missing.</summary>
public sealed record LatePapers(int Rosters = 0, int Feedback = 0, int News = 0)
{
    public static LatePapers None { get; } = new();

    public static LatePapers Of(IEnumerable<Violation> violations)
    {
        var kinds = violations.Where(one => one is { IsGrave: false, Voided: null }).Select(one => one.Kind).ToList();
        return new(
            kinds.Count(kind => kind is ViolationKind.LateRoster or ViolationKind.MissingRoster),
            kinds.Count(kind => kind is ViolationKind.LateFeedback or ViolationKind.MissingFeedback),
            kinds.Count(kind => kind is ViolationKind.LateNews or ViolationKind.MissingNews)
        );
    }

    public LatePapers And(LatePapers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Rosters + other.Rosters, Feedback + other.Feedback, News + other.News);
    }
}
