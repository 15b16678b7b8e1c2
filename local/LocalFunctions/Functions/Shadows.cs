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

    // Read once: each route is held against every one before it.
    private sealed record Known(HttpEntry Function, RoutePattern Pattern, TemplateMatcher Matcher, string Example);

    public static IEnumerable<string> Among(IEnumerable<HttpEntry> functions)
    {
        var inOrder = functions
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Select(KnownOf)
            .ToArray();
        return inOrder.SelectMany(
            (later, place) =>
                inOrder
                    .Take(place)
                    .Where(earlier => Takes(earlier, later))
                    .Select(earlier =>
                        $"{later.Function.Name}：地址 /{later.Function.Route} 会被排在前面的 {earlier.Function.Name} 接走。"
                    )
        );
    }

    private static Known KnownOf(HttpEntry function)
    {
        var pattern = RoutePatternFactory.Parse(function.Route);
        return new Known(
            function,
            pattern,
            new TemplateMatcher(TemplateParser.Parse(function.Route), []),
            Example(pattern)
        );
    }

    // A route of literals alone takes no other route's address; two that are the same are doubles.
    private static bool Takes(Known earlier, Known later) =>
        earlier.Pattern.Parameters.Count > 0
        && Share(earlier.Function.Methods, later.Function.Methods)
        && Fits(earlier, later.Example);

    private static bool Share(IReadOnlyList<string> earlier, IReadOnlyList<string> later) =>
        earlier.Count == 0 || later.Any(method => earlier.Contains(method, StringComparer.OrdinalIgnoreCase));

    // Values that no literal part of another route equals.
    private static string Example(RoutePattern route) =>
        '/' + string.Join('/', route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Example))));

    private static string Example(RoutePatternPart part) =>
        part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => "~",
        };

    private static bool Fits(Known route, string path)
    {
        var values = new RouteValueDictionary();
        return route.Matcher.TryMatch(path, values)
            && route
                .Pattern.ParameterPolicies.SelectMany(one => one.Value.Select(policy => (one.Key, policy.Content)))
                .All(one => Holds(one.Content!, one.Key, values));
    }

    private static bool Holds(string constraint, string key, RouteValueDictionary values) =>
        Constraints.ResolveConstraint(constraint)!.Match(null, null, key, values, RouteDirection.IncomingRequest);
}
