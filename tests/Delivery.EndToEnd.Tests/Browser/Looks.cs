using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>How a page looks to whoever opens it: nothing sticks out, nothing keeps anybody out.</summary>
internal static class Looks
{
    private const string Violations = """
        async tags => (await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })).violations
            .map(one => `${one.id}: ${one.help} ${one.nodes.map(node => node.html).join(" ")}`)
        """;

    // Two letters and a half: a value with less stands as a column of single letters beside a long label.
    private const string Squeezed = """
        [...document.querySelectorAll("dl > dd")].filter(one => one.clientHeight > 0 && one.clientWidth < 40)
            .map(one => `${one.previousElementSibling?.textContent}: ${one.textContent}`)
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    public static async Task FitsAsync(IPage page)
    {
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                "Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"
            )
        );
        Assert.Empty(await page.EvaluateAsync<string[]>(Squeezed));
    }

    // What axe finds lies in the markup, which is the same at both widths; on a phone all of it is on the page. The package
    // runs it in a second page beside the first, for the sake of frames: there are none here, and that doubled the time.
    public static async Task IsAccessibleAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        Assert.Empty(await page.EvaluateAsync<string[]>(Violations, new[] { "wcag2a", "wcag2aa", "wcag21aa" }));
    }

    /// <summary>Fits and is accessible as it is, and fits at the other width too.</summary>
    public static async Task GoodAsync(IPage page)
    {
        await FitsAsync(page);
        await IsAccessibleAsync(page);
        var width = page.ViewportSize!.Width;
        await page.SetViewportSizeAsync(width == 390 ? 1280 : 390, 900);
        await FitsAsync(page);
        await page.SetViewportSizeAsync(width, 900);
    }
}
