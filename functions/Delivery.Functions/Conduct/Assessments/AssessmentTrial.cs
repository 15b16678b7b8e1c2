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
            holds.With(
                points.Where(one => !wrong.Contains(one.Key)).ToDictionary(one => one.Key, one => one.Value!.Value)
            ),
            typed,
            new FormErrors([.. wrong.Select(key => new FieldError(key, $"请填0到{Most}的整数分值"))])
        );
    }

    public bool IsAsked => Typed.Count > 0 && !Errors.Any;

    /// <summary>For links that keep what is tried.</summary>
    public string Query => string.Concat(Typed.Select(one => $"&{one.Key}={Uri.EscapeDataString(one.Value)}"));

    /// <summary>What stands in the fields.</summary>
    public IReadOnlyList<TriedPoints> Fields =>
        [
            .. Formula.Parts.Select(part => Field(part.Key, part.Label, part.Points)),
            .. Formula.Deductions.Select(part => Field(part.Key, $"每次{part.Label}扣", part.Points)),
        ];

    private TriedPoints Field(string key, string label, int points) =>
        new(
            key,
            label,
            Typed.GetValueOrDefault(key, points.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
}
