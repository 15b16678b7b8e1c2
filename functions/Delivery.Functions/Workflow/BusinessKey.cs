using System.Text.RegularExpressions;

namespace Delivery.Functions.Workflow;

/// <summary>Instance ids and mail keys are made of business keys: whoever has one knows which order it is about.</summary>
public static partial class BusinessKey
{
    /// <param name="key">An instance id, a mail's key, or an id of an order, lesson or inquiry.</param>
    /// <returns>Null where it is about no single order, such as a week's programme.</returns>
    public static string? OrderIn(string key) =>
        Order().Match(key) is { Success: true } found ? found.Groups["order"].Value : null;

    [GeneratedRegex(
        @"(^|/|^(course|matching|dropout|objection|lesson|news|change|enrolment-(code|offer))-)(?<order>[A-Za-z0-9]{1,20}-[1-9][0-9]{3}-([0-9]{3}|[1-9][0-9]{3,8}))(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Order();
}
