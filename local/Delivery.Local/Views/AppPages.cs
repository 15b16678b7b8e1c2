using Delivery.Local.Functions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Delivery.Local.Views;

/// <summary>The addresses of the app that a person can open as they are.</summary>
internal static class AppPages
{
    private static readonly string[] NotForPeople = ["api/", "assets/", "feeds/"];

    public static IReadOnlyList<string> Of(FunctionCatalogue catalogue) =>
        [
            .. catalogue
                .Http.Where(function => function.Methods is [] || function.Methods.Any(HttpMethods.IsGet))
                .Select(function => function.Route.Trim('/'))
                .Where(IsFixed)
                .Where(route => !NotForPeople.Any(route.StartsWith))
                .Where(route => !Path.HasExtension(route))
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsFixed(string route) => RoutePatternFactory.Parse(route).Parameters.Count == 0;
}
