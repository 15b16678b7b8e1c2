using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Web.English;

/// <summary>A browser that chose English, and finds what is still Chinese on a page.</summary>
internal sealed class EnglishReader(Town town) : IDisposable
{
    private const int Heaviest = 100_000;

    // Names of streets, venues and people, and what a street wrote, say that they are Chinese; a tab's title cannot.
    private static readonly string[] Exceptions = ["[lang|=zh]", "title"];

    private static readonly string[] Spoken = ["aria-label", "placeholder", "alt", "title"];

    private readonly HttpClient _browser = town.ClientWith("lang=en");

    /// <summary>The page, which holds no other Chinese and can be turned Chinese again.</summary>
    public async Task<IDocument> ReadAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await _browser.GetAsync(path);
        var page = await CheckAsync(answer, status);
        Assert.Single(page.QuerySelectorAll("header a[lang='zh-CN'][href*='lang=zh']"));
        Assert.Empty(page.QuerySelectorAll("main a[href*='lang=']"));
        return page;
    }

    /// <summary>The form comes back, or another page instead of it, with these sentences.</summary>
    public async Task PostAsync(
        string path,
        HttpStatusCode status,
        (string Name, string Value)[] fields,
        params string[] sentences
    )
    {
        using var answer = await SendAsync(path, fields);
        var text = (await CheckAsync(answer, status)).Body!.TextContent;
        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    /// <returns>Where the form led on.</returns>
    public async Task<string> PostOnAsync(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await SendAsync(path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{path} gave {(int)answer.StatusCode}");
        return answer.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await _browser.PostAsync(path, form);
    }

    public void Dispose() => _browser.Dispose();

    private static async Task<IDocument> CheckAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var (page, path) = (new HtmlParser().ParseDocument(new MemoryStream(bytes)), answer.RequestMessage!.RequestUri);
        Assert.True(answer.StatusCode == status, $"{path} gave {(int)answer.StatusCode}: {page.Body!.TextContent}");
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.InRange(bytes.Length, 1, Heaviest);
        Assert.True(ChineseIn(page) is [], $"{path} still says: {string.Join(" | ", ChineseIn(page))}");
        return page;
    }

    private static IReadOnlyList<string> ChineseIn(IDocument whole)
    {
        var page = (IDocument)whole.Clone();
        foreach (var exception in Exceptions)
        foreach (var element in page.QuerySelectorAll(exception))
            element.Remove();
        return
        [
            .. page.Body!.Descendants<IText>()
                .Where(text => text.ParentElement?.LocalName != "script")
                .Select(text => text.Data)
                .Where(IsChinese),
            .. from element in page.All
            from name in Spoken
            where element.GetAttribute(name) is { } said && IsChinese(said)
            select $"{name}={element.GetAttribute(name)}",
        ];
    }

    private static bool IsChinese(string text) =>
        text.Any(letter => letter is >= '\u3000' and <= '\u9fff' or >= '\uff00');
}
