using Delivery.Domain;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Pages.Matching.Exclusions;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Matching.Exclusions;

/// <summary>The form by which a teacher is excluded.</summary>
internal static class ExclusionForm
{
    public static ExclusionValues Read(IFormCollection form) =>
        new($"{form["street"]}", $"{form["teacher"]}", $"{form["reason"]}", $"{form["until"]}");

    /// <summary>Null for no end.</summary>
    public static Outcome<DateOnly?> UntilOf(IFormCollection form) =>
        $"{form["until"]}" switch
        {
            "" => Outcome.Of<DateOnly?>(null),
            var typed when DateOnly.TryParseExact(typed, "yyyy-MM-dd", out var day) && day.Year is > 2000 and < 2200 =>
                Outcome.Of<DateOnly?>(day),
            _ => Outcome.Refused<DateOnly?>(ExclusionRules.NotADay),
        };
}
