using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security.Words;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>What the sample's pages show to people: words, and no names that only the program uses.</summary>
public sealed partial class SampleWordTests(SampleCity city) : IClassFixture<SampleCity>
{
    private const int MostPages = 150;

    // Examples in hints of how systems and channels are named; and a word of English pages.
    private static readonly string[] Named = ["city-portal", "xuhui-bureau", "grown-up"];

    [Fact]
    public async Task No_page_of_staff_shows_a_code_in_place_of_a_word()
    {
        await using var host = await city.OpenAsync("words");
        using var http = SampleCity.ClientOf(host);
        var (waiting, seen, offences) = (
            new Queue<string>(["/staff", "/staff/audit", "/staff/settings"]),
            new HashSet<string>(),
            new List<string>()
        );
        while (waiting.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(Shape(path)))
                continue;
            using var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = new HtmlParser().ParseDocument(
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
            );
            offences.AddRange(CodesIn(page).Select(code => $"{path}: {code}"));
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!))
                if (
                    !link.StartsWith("/local", StringComparison.Ordinal)
                    && !link.StartsWith("/api", StringComparison.Ordinal)
                )
                    waiting.Enqueue(link.Split('#')[0]);
        }

        Assert.True(seen.Count > 60, $"Only {seen.Count} pages were found.");
        Assert.Empty(offences);
    }

    // One page of each kind.
    private static string Shape(string path) => Numbers().Replace(path.Split('?')[0], "#");

    private static IEnumerable<string> CodesIn(IDocument page)
    {
        foreach (var hidden in page.QuerySelectorAll("script, style, code, pre, head").ToList())
            hidden.Remove();
        var texts = page.Body!.Descendants<IText>().Select(text => text.Text.Trim()).ToList();
        return texts
            .SelectMany(text => Codes().Matches(text).Select(match => match.Value))
            .Concat(texts.Where(ActorWords.All.ContainsKey))
            .Except(Named)
            .Distinct();
    }

    [GeneratedRegex(@"(?<![\w@./:-])[a-z]{2,}(?:[-:][a-z]{2,})+(?![\w@/.])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Codes();

    [GeneratedRegex(@"[0-9A-Za-z]{20,}|[A-Z]*\d+|(?<=/settings/)[a-z-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
