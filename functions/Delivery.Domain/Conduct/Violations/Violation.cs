using Delivery.Domain.Calendar;

namespace Delivery.Domain.Conduct.Violations;

/// <summary>A street broke a rule (domain.md, section 8).</summary>
/// <param name="ViolationId">Says what was broken, so that recording it twice is recording it once.</param>
/// <param name="Street">The street's code.</param>
/// <param name="Season">The season in which it counts.</param>
/// <param name="On">The Shanghai date on which it happened.</param>
/// <param name="Evidence">What staff or the rule found, in words that the street reads.</param>
/// <param name="CourseId">The course that it is about; null where it is about none.</param>
/// <param name="By">Who recorded it, as shown to people.</param>
/// <param name="Voided">Taken back: it no longer counts.</param>
public sealed record Violation(
    string ViolationId,
    string Street,
    ViolationKind Kind,
    bool IsGrave,
    Season Season,
    DateOnly On,
    string Evidence,
    string? CourseId,
    string By,
    DateTimeOffset At,
    Voiding? Voided = null
)
{
    private const string OfVisit = "visit-";

    /// <summary>The visit of which staff made it; null where it came of none, or also of the street's own count.</summary>
    public string? VisitId =>
        ViolationId.StartsWith(OfVisit, StringComparison.Ordinal) ? ViolationId[OfVisit.Length..] : null;

    public static string KeyOfVisit(string visitId) => OfVisit + visitId;

    /// <summary>A lesson has too few people once, whoever finds it.</summary>
    public static string KeyOfLowHeadcount(string lessonId) => $"low-headcount-{lessonId}";
}

public sealed record Voiding(DateTimeOffset At, string By, string Reason);
