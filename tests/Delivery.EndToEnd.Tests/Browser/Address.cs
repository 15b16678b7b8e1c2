using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

internal static class Address
{
    /// <summary>
    /// Waits until the address that the page shows is this path and query, whatever else
    /// the query or the fragment adds; a star stands for the rest of a name or value.
    /// </summary>
    /// <remarks>
    /// It looks again and again. WaitForURL looks once and then listens, and on a busy machine
    /// the page may have moved on in between: it would wait for what has happened.
    /// </remarks>
    public static Task ReachesAsync(this IPage page, string path) =>
        Expect(page)
            .ToHaveURLAsync(
                new Regex(
                    $"^http://[^/]+{Regex.Escape(path).Replace(@"\*", "[^/?#]*", StringComparison.Ordinal)}([&#].*)?$"
                )
            );
}
