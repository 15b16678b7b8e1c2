using Delivery.Domain.Conduct.Violations;

namespace Delivery.Domain.Conduct.Suspensions;

/// <summary>When violations propose a suspension: so many in a season, or one grave (domain.md, section 8).</summary>
public static class SuspensionRules
{
    /// <summary>The violations that propose one; empty while they do not.</summary>
    /// <param name="ofSeason">All of the street's season.</param>
    /// <param name="known">The street's suspensions so far: what led to one leads to no other, and while one is open none is proposed.</param>
    public static IReadOnlyList<Violation> Proposing(
        IEnumerable<Violation> ofSeason,
        IReadOnlyCollection<Suspension> known,
        ConductSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(settings);
        if (known.Any(suspension => !suspension.Stage.IsOver()))
            return [];
        var used = known.SelectMany(suspension => suspension.Violations).ToHashSet();
        var counted = ofSeason
            .Where(violation => violation.Voided is null && !used.Contains(violation.ViolationId))
            .OrderBy(violation => violation.On)
            .ToList();
        return counted.Count >= settings.ViolationsToSuspend || counted.Any(violation => violation.IsGrave)
            ? counted
            : [];
    }

    /// <summary>一季内3次违规：到场人数不足、配送反馈未交、到场人数不足</summary>
    public static string ReasonOf(IReadOnlyList<Violation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        var kinds = string.Join("、", violations.Select(violation => violation.Kind.Label()));
        return violations.Any(violation => violation.IsGrave)
            ? $"严重违规：{kinds}"
            : $"{violations[0].Season.Label}内{violations.Count}次违规：{kinds}";
    }
}
