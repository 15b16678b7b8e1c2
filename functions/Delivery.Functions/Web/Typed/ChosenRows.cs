using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web.Typed;

/// <summary>The rows of a list that were ticked: fields such as <c>street[310101002]</c>.</summary>
public static class ChosenRows
{
    public static IReadOnlyList<string> Of(IFormCollection form, string name) => Of(form.Keys, name);

    /// <param name="keys">Of a form, or of an address.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> keys, string name) =>
        [
            .. keys.Where(key => key.StartsWith($"{name}[", StringComparison.Ordinal) && key.EndsWith(']'))
                .Select(key => key[(name.Length + 1)..^1])
                .Order(StringComparer.Ordinal),
        ];
}
