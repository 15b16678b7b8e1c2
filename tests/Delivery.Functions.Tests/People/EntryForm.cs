using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>A form as a browser has it: opened, filled in, sent.</summary>
internal sealed class EntryForm
{
    private readonly HttpClient http;
    private readonly string action;
    private readonly Dictionary<string, string> fields = [];

    private EntryForm(HttpClient http, IElement form)
    {
        (this.http, action) = (http, form.GetAttribute("action")!);
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input"))
            if (input.Type is not ("checkbox" or "radio") || input.IsChecked)
                fields[input.Name!] = input.Value;
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea"))
            fields[area.Name!] = area.Value;
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select"))
            fields[select.Name!] = select.Value ?? "";
    }

    /// <summary>Null unticks a box.</summary>
    public string? this[string name]
    {
        get => fields.GetValueOrDefault(name);
        set
        {
            if (value is null)
                fields.Remove(name);
            else
                fields[name] = value;
        }
    }

    public static async Task<EntryForm> OpenAsync(HttpClient http, string path, string button = "")
    {
        using var answer = await http.GetAsync(path);
        Assert.Equal(200, (int)answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return new EntryForm(http, FormOf(page, button));
    }

    public async Task<Sent> SendAsync()
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync(action, content);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return new Sent((int)answer.StatusCode, page, answer.Headers.Location?.OriginalString);
    }

    /// <summary>Where the answer is no page.</summary>
    public async Task<HttpResponseMessage> PressAsync()
    {
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(action, content);
    }

    /// <summary>The form that a refused one came back as.</summary>
    public EntryForm Again(Sent sent) => new(http, FormOf(sent.Page, action));

    private static IElement FormOf(IDocument page, string action) =>
        page.QuerySelectorAll("main form[method=post]")
            .First(form => form.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));
}

internal sealed record Sent(int Status, IDocument Page, string? Location)
{
    public string? Beside(string field) => Page.GetElementById($"{field}-why")?.TextContent;

    public string Text => Page.Body!.TextContent;
}
