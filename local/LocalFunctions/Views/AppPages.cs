using LocalFunctions.Functions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LocalFunctions.Views;

/// <summary>The addresses of the app that a person can open as they are.</summary>
public static class AppPages
{
    private static readonly string[] NotForPeople = ["api/", "assets/", "feeds/"];

    /// <param name="prefix">What stands before every route.</param>
    public static IReadOnlyList<string> Of(FunctionCatalogue catalogue, string prefix = "") =>
        [
            .. catalogue
                .Http.Where(function => function.Methods is [] || function.Methods.Any(HttpMethods.IsGet))
                .Select(function => Address(RoutePatternFactory.Parse(function.Route.Trim('/'))))
                .OfType<string>()
                .Where(route => !NotForPeople.Any(route.StartsWith))
                .Where(route => !Path.HasExtension(route))
                .Select(route => prefix.Length == 0 ? route : $"{prefix}/{route}")
                .Order(StringComparer.Ordinal),
        ];

    // The front page can only be routed as an optional parameter that is always empty.
    private static string? Address(RoutePattern pattern) =>
        pattern.Parameters.Count == 0 ? pattern.RawText
        : pattern.PathSegments.Count == 1 && pattern.Parameters[0].IsOptional ? ""
        : null;
}
