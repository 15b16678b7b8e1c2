using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>What every page keeps: nothing sticks out, nothing keeps anybody out.</summary>
internal static class PageChecks
{
    private const string Violations = """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })).violations
            .map(one => `${one.id}: ${one.help} ${one.nodes.map(node => node.html).join(" ")}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task FitsAsync(this IPage page)
    {
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
            )
        );
    }

    // What axe finds lies in the markup, which is the same at both widths; on a phone all of it is on the page. The package
    // runs it in a second page beside the first, for the sake of frames: there are none here, and that doubled the time.
    public static async Task IsAccessibleAsync(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        Assert.Empty(await page.EvaluateAsync<string[]>(Violations, new[] { "wcag2a", "wcag2aa", "wcag21aa" }));
    }
}
