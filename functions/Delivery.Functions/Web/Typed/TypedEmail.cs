using System.Text.RegularExpressions;

namespace Delivery.Functions.Web.Typed;

/// <summary>Addresses are kept in one form: no space around a dot or the @, the domain in small letters as all servers have it.</summary>
internal static partial class TypedEmail
{
    public static string Clean(string halfWidth)
    {
        var bare = Signs().Replace(halfWidth, "${sign}");
        var domain = bare.LastIndexOf('@') + 1;
        return bare[..domain] + (domain > 0 ? bare[domain..].ToLowerInvariant() : bare);
    }

    [GeneratedRegex(@" *(?<sign>[@.]) *", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signs();
}
