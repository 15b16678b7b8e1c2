using System.Globalization;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>Other points than those that hold, tried on the page: what the places would be. Nothing is kept.</summary>
internal sealed record AssessmentTrial(
    AssessmentFormula Formula,
    IReadOnlyDictionary<string, string> Typed,
    FormErrors Errors
)
{
    /// <summary>As the settings have it.</summary>
    private const int Most = 100;

    public static AssessmentTrial Of(AssessmentFormula holds, IQueryCollection asked)
    {
        var typed = holds.Points.Keys.Where(asked.ContainsKey).ToDictionary(key => key, key => $"{asked[key]}".Trim());
        var points = typed.ToDictionary(one => one.Key, one => TypedNumbers.Whole(one.Value));
        var wrong = points.Where(one => one.Value is not (>= 0 and <= Most)).Select(one => one.Key).ToList();
        return new(
            // Ranked by some of what was typed, the table would be by points that nobody chose.
            wrong.Count > 0
                ? holds
                : holds.With(points.ToDictionary(one => one.Key, one => one.Value!.Value)),
            typed,
            new FormErrors([
                .. LabelsOf(holds)
                    .Where(one => wrong.Contains(one.Key))
                    .Select(one => new FieldError(one.Key, $"“{one.Label}”请填0到{Most}的整数分值")),
            ])
        );
    }

    public bool IsAsked => Typed.Count > 0 && !Errors.Any;

    /// <summary>For links that keep what is tried.</summary>
    public string Query => string.Concat(Typed.Select(one => $"&{one.Key}={Uri.EscapeDataString(one.Value)}"));

    /// <summary>What stands in the fields.</summary>
    public IReadOnlyList<TriedPoints> Fields =>
        [.. LabelsOf(Formula).Select(one => new TriedPoints(one.Key, one.Label, StandsIn(one.Key)))];

    private static IEnumerable<(string Key, string Label)> LabelsOf(AssessmentFormula formula) =>
        [
            .. formula.Parts.Select(part => (part.Key, part.Label)),
            .. formula.Deductions.Select(part => (part.Key, $"每次{part.Label}扣")),
        ];

    private string StandsIn(string key) =>
        Typed.GetValueOrDefault(key, Formula.Points[key].ToString(CultureInfo.InvariantCulture));
}
