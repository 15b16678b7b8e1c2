using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

/// <summary>What holds for every page in every state.</summary>
public sealed class PageTests : IDisposable
{
    private readonly HtmlPage _html = new();

    public static TheoryData<string> Names => [.. Gallery.Pages.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_says_its_language_its_title_and_one_heading(string name)
    {
        var page = await Open(name);

        var inEnglish = name.EndsWith("-english", StringComparison.Ordinal);
        Assert.Equal(inEnglish ? "en" : "zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(
            inEnglish ? " · Shanghai community sports" : " · 社区体育配送",
            page.Title,
            StringComparison.Ordinal
        );
        Assert.NotEqual("", Assert.Single(page.QuerySelectorAll("h1")).TextContent.Trim());
        Assert.Contains("021-55500001", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_input_has_a_name_that_can_be_read_aloud(string name)
    {
        var page = await Open(name);

        var inputs = page.QuerySelectorAll("input:not([type=hidden]), select, textarea");
        Assert.All(inputs, input => Assert.True(IsLabelled(page, input), $"no label: {input.OuterHtml}"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Ids_are_unique_and_everything_that_names_one_finds_it(string name)
    {
        var page = await Open(name);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(References(page), id => Assert.Contains(id, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Nothing_is_inline_that_the_content_policy_forbids(string name)
    {
        var page = await Open(name);

        // A block of data is no script: the policy does not concern it, and nothing in it runs.
        Assert.Empty(page.QuerySelectorAll("style, [style], script:not([src]):not([type='application/ld+json'])"));
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Chinese_stays_readable_in_the_source(string name) =>
        Assert.DoesNotMatch("&#x[0-9A-F]{3,};", await Gallery.Pages[name](_html));

    [Theory, MemberData(nameof(Names))]
    public async Task At_most_one_button_is_green(string name)
    {
        var page = await Open(name);

        Assert.InRange(page.QuerySelectorAll(".button.go:not(label)").Length, 0, 1);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_form_that_changes_something_carries_its_key_and_posts(string name)
    {
        var page = await Open(name);

        var forms = page.QuerySelectorAll("main form").Where(form => form.GetAttribute("role") != "search");
        Assert.All(
            forms,
            form =>
            {
                Assert.Equal("post", form.GetAttribute("method"));
                Assert.NotEqual("", Assert.Single(form.QuerySelectorAll("input[name=formKey]")).GetAttribute("value"));
            }
        );
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_refusal_stands_at_the_top_and_beside_its_field(string name)
    {
        var page = await Open(name);

        Assert.All(
            page.QuerySelectorAll(".sum[role=alert] a"),
            link =>
            {
                // What is mended on another page, such as one order of many, leads there instead.
                var href = link.GetAttribute("href")!;
                if (href.StartsWith('/'))
                    return;
                var id = href[1..];
                Assert.Contains(
                    link.TextContent,
                    page.GetElementById($"{id}-why")!.TextContent,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_posting_form_has_no_two_fields_that_would_be_confused(string name)
    {
        var page = await Open(name);

        foreach (var form in page.QuerySelectorAll("form"))
        {
            var names = form.QuerySelectorAll("input:not([type=radio]), select, textarea")
                .Select(field => field.GetAttribute("name"))
                .Where(field => field is not null)
                .ToList();
            Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        }
    }

    public void Dispose() => _html.Dispose();

    private async Task<IHtmlDocument> Open(string name) =>
        new HtmlParser().ParseDocument(await Gallery.Pages[name](_html));

    private static bool IsLabelled(IDocument page, IElement input) =>
        input.GetAttribute("aria-label") is { Length: > 0 }
        || input.Closest("label") is { TextContent.Length: > 0 }
        || page.QuerySelectorAll("label[for]").Any(label => label.GetAttribute("for") == input.Id);

    private static IEnumerable<string> References(IDocument page) =>
        [
            .. page.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!),
            .. page.QuerySelectorAll("[aria-describedby]")
                .SelectMany(e => e.GetAttribute("aria-describedby")!.Split(' ')),
            .. page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]),
            .. page.QuerySelectorAll("[data-swap]").Select(button => button.GetAttribute("data-swap")!),
            .. page.QuerySelectorAll("[data-list]").Select(input => input.GetAttribute("data-list")!),
        ];
}
