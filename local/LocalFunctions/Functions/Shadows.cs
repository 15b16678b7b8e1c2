using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Functions;

/// <summary>
/// Functions that would never be asked: where several routes fit, the Functions host asks the first by name and not the
/// most specific one.
/// </summary>
internal static class Shadows
{
    private static readonly DefaultInlineConstraintResolver Constraints = new(
        Options.Create(new RouteOptions()),
        new ServiceCollection().BuildServiceProvider()
    );

    public static IEnumerable<string> Among(IEnumerable<HttpEntry> functions)
    {
        var inOrder = functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        return inOrder.SelectMany(
            (later, place) =>
                inOrder
                    .Take(place)
                    .Where(earlier => Takes(earlier, later))
                    .Select(earlier => $"{later.Name}：地址 /{later.Route} 会被排在前面的 {earlier.Name} 接走。")
        );
    }

    private static bool Takes(HttpEntry earlier, HttpEntry later) =>
        (earlier.Methods is [] || later.Methods.Intersect(earlier.Methods, StringComparer.OrdinalIgnoreCase).Any())
        && Fits(earlier.Route, Example(later.Route));

    // Values that no literal part of another route equals.
    private static string Example(string route) =>
        '/'
        + string.Join(
            '/',
            RoutePatternFactory
                .Parse(route)
                .PathSegments.Select(segment => string.Concat(segment.Parts.Select(Example)))
        );

    private static string Example(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "~",
        };

    private static bool Fits(string route, string path)
    {
        var values = new RouteValueDictionary();
        var pattern = RoutePatternFactory.Parse(route);
        return new TemplateMatcher(TemplateParser.Parse(route), []).TryMatch(path, values)
            && pattern
                .ParameterPolicies.SelectMany(one => one.Value.Select(policy => (one.Key, policy.Content)))
                .All(one => Holds(one.Content!, one.Key, values));
    }

    private static bool Holds(string constraint, string key, RouteValueDictionary values) =>
        Constraints.ResolveConstraint(constraint)!.Match(null, null, key, values, RouteDirection.IncomingRequest);
}
