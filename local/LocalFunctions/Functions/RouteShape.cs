using System.Text.RegularExpressions;

namespace LocalFunctions.Functions;

/// <summary>Two routes of one shape differ in nothing but their parameters' names: nobody could say which one is meant.</summary>
internal static partial class RouteShape
{
    public static IEnumerable<string> Of(HttpEntry http)
    {
        var shape = ParameterName().Replace(http.Route.Trim('/'), "{").ToLowerInvariant();
        return http.Methods is []
            ? [$"* /{shape}"]
            : http.Methods.Select(method => $"{method.ToUpperInvariant()} /{shape}").Distinct();
    }

    [GeneratedRegex(@"\{\*{0,2}[A-Za-z_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ParameterName();
}
