namespace Delivery.Domain.Conduct.Assessments;

/// <summary>A part of one street's score.</summary>
/// <param name="Points">Null where there is nothing to judge: then the part does not count.</param>
/// <param name="Of">The most that it gives; negative for what is taken off, for each.</param>
public sealed record AssessedPart(string Key, string Label, decimal? Points, int Of, string Detail);

/// <summary>One street's place in a year.</summary>
/// <param name="Rank">From 1; equal scores share a place.</param>
/// <param name="Score">From 0 to 100, two decimals.</param>
public sealed record Assessed(int Rank, AssessedYear Year, decimal Score, IReadOnlyList<AssessedPart> Parts);

/// <summary>The yearly assessment: every street's score by the formula, ranked.</summary>
public static class Assessment
{
    /// <summary>The best first. A street without a lesson that is over is not assessed.</summary>
    public static IReadOnlyList<Assessed> Rank(IEnumerable<AssessedYear> streets, AssessmentFormula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        var scored = streets
            .Where(street => street.Planned > 0)
            .Select(street => (Year: street, Parts: PartsOf(street, formula)))
            .Select(one => (one.Year, one.Parts, Score: ScoreOf(one.Parts)))
            .OrderByDescending(one => one.Score)
            .ThenByDescending(one => one.Year.Delivered)
            .ThenBy(one => one.Year.Street, StringComparer.Ordinal)
            .ToList();
        return
        [
            .. scored.Select(one => new Assessed(
                1 + scored.Count(other => other.Score > one.Score),
                one.Year,
                one.Score,
                one.Parts
            )),
        ];
    }

    private static IReadOnlyList<AssessedPart> PartsOf(AssessedYear street, AssessmentFormula formula) =>
        [
            .. formula.Parts.Select(part => new AssessedPart(
                part.Key,
                part.Label,
                part.Share(street) is { } share ? decimal.Round(share * part.Points, 2) : null,
                part.Points,
                part.Detail(street)
            )),
            .. formula.Deductions.Select(part => new AssessedPart(
                part.Key,
                part.Label,
                -part.Count(street) * part.Points,
                -part.Points,
                $"{part.Count(street)}次"
            )),
        ];

    // Parts without anything to judge yet are left out, and the others count as if they were all.
    private static decimal ScoreOf(IReadOnlyList<AssessedPart> parts)
    {
        var judged = parts.Where(part => part is { Points: not null, Of: > 0 }).ToList();
        var most = judged.Sum(part => part.Of);
        var gained = most == 0 ? 0 : judged.Sum(part => part.Points!.Value) * 100 / most;
        var taken = parts.Where(part => part.Of < 0).Sum(part => part.Points!.Value);
        return decimal.Round(Math.Clamp(gained + taken, 0, 100), 2, MidpointRounding.AwayFromZero);
    }
}
