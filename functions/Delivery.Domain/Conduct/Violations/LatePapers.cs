namespace Delivery.Domain.Conduct.Violations;

/// <summary>How many papers were late or missing in a year; a course lacks each of its papers once.</summary>
public sealed record LatePapers(int Rosters = 0, int Feedback = 0, int News = 0)
{
    public static LatePapers None { get; } = new();

    public static LatePapers Of(IReadOnlyCollection<LatePaper> papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return new(CountOf(PaperKind.Roster), CountOf(PaperKind.Feedback), CountOf(PaperKind.News));

        int CountOf(PaperKind kind) => papers.Count(paper => paper.Kind == kind);
    }

    public LatePapers And(LatePapers other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Rosters + other.Rosters, Feedback + other.Feedback, News + other.News);
    }
}
