using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>A setting is changed on its page, by an admin alone.</summary>
public sealed class SettingPageTests
{
    [Fact]
    public async Task Only_an_admin_changes_and_all_staff_read()
    {
        await using var app = await RunningApp.StartAsync();
        await app.Services.GetRequiredService<ApiKeys>().AddAsync("matcher", "matcher-key-of-a-test", [Role.Matcher]);
        using var matcher = app.Host.CreateClient();
        matcher.DefaultRequestHeaders.Add("X-Api-Key", "matcher-key-of-a-test");
        var (put, _) = await SettingTests.PutAsync(matcher, "media-days", 5, "2026-09-01", "试试");
        using var list = await matcher.GetAsync("/staff/settings");
        using var stranger = await app.Anonymous.GetAsync("/staff/settings");
        var page = await OpenAsync(matcher, "/staff/settings/media-days");
        using var form = new FormUrlEncodedContent([new("value", "5"), new("from", "2026-09-01"), new("reason", "试")]);
        using var posted = await matcher.PostAsync("/staff/settings/media-days", form);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (put, list.StatusCode));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (stranger.StatusCode, posted.StatusCode));
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("只有管理员可以改", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_changes_once_and_shows_what_is_planned()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await OpenAsync(app.Http, "/staff/settings/media-days");
        var fields = FieldsOf(page, "5", "2026-09-10", "国庆前后");

        Assert.Equal(
            (HttpStatusCode.SeeOther, HttpStatusCode.SeeOther),
            (await PostAsync(app, fields), await PostAsync(app, fields))
        );
        var shown = (await OpenAsync(app.Http, "/staff/settings/media-days")).Body!.TextContent;
        Assert.Contains("2026年9月10日起改为 5天", shown, StringComparison.Ordinal);
        Assert.Contains("国庆前后", shown, StringComparison.Ordinal);
        var list = (await OpenAsync(app.Http, "/staff/settings")).Body!.TextContent;
        Assert.Contains("2026年9月10日起改为 5天", list, StringComparison.Ordinal);
        var kept = await app.Http.GetFromJsonAsync<JsonObject>("/api/settings/media-days");
        Assert.Single(kept!["history"]!.AsArray());
    }

    [Fact]
    public async Task A_form_that_others_overtook_is_shown_again_with_what_was_typed_beside_what_they_saved()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await OpenAsync(app.Http, "/staff/settings/media-days");
        await SettingTests.PutAsync(app.Http, "media-days", 6, "2026-09-01", "先改了");
        using var form = new FormUrlEncodedContent(FieldsOf(page, "5", "2026-09-10", "国庆前后"));
        using var answer = await app.Http.PostAsync("/staff/settings/media-days", form);
        var again = await Parsed(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("也改了这一条", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("先改了", again.QuerySelector("#take-reason")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5", again.QuerySelector("#value")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_with_a_wrong_value_says_so_beside_its_field()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await OpenAsync(app.Http, "/staff/settings/media-days");
        using var form = new FormUrlEncodedContent(FieldsOf(page, "５００", "", ""));
        using var undated = await app.Http.PostAsync("/staff/settings/media-days", form);
        using var dated = new FormUrlEncodedContent(FieldsOf(page, "500", "2026-09-01", ""));
        using var refused = await app.Http.PostAsync("/staff/settings/media-days", dated);
        var again = await Parsed(await refused.Content.ReadAsStringAsync());

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (undated.StatusCode, refused.StatusCode)
        );
        Assert.Contains("1至30的整数", again.QuerySelector("#value-why")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("", again.QuerySelector("#reason-why")!.TextContent);
    }

    private static async Task<HttpStatusCode> PostAsync(
        RunningApp app,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await app.Http.PostAsync("/staff/settings/media-days", form);
        return answer.StatusCode;
    }

    private static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(
        IDocument page,
        string value,
        string from,
        string reason
    ) =>
        [
            .. new[] { "formKey", "version" }.Select(name =>
                KeyValuePair.Create(name, page.QuerySelector($"main [name={name}]")!.GetAttribute("value")!)
            ),
            new("value", value),
            new("from", from),
            new("reason", reason),
        ];

    private static async Task<IDocument> OpenAsync(HttpClient client, string path) =>
        await Parsed(await client.GetStringAsync(path));

    private static async Task<IDocument> Parsed(string html) => await new HtmlParser().ParseDocumentAsync(html);
}
