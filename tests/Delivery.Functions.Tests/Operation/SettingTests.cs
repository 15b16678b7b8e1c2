using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>A setting is changed on its page or over the API, holds from its day on, and leaves alone what was decided.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task A_setting_that_there_is_not_is_named()
    {
        await using var app = await RunningApp.StartAsync();
        var (status, problem) = await PutAsync(app.Http, "tea-breaks", 3, "2026-09-02", "试试");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal(
            ("setting.unknown", "没有找到设置“tea-breaks”，请核对编号"),
            ((string?)problem["code"], (string?)problem["detail"])
        );
    }

    [Fact]
    public async Task Staff_read_every_setting_with_its_default_and_history()
    {
        await using var app = await RunningApp.StartAsync();
        var (_, changed) = await PutAsync(app.Http, "media-days", 5, "2026-09-10", "国庆前后");
        var listed = (await app.Http.GetFromJsonAsync<JsonObject>("/api/settings"))!["items"]!.AsArray();
        var media = listed.Single(one => (string)one!["name"]! == "media-days")!;

        Assert.Equal(SettingCatalogue.All.Count, listed.Count);
        Assert.Equal((3, 3), ((int)media["value"]!, (int)media["default"]!));
        Assert.Null(media["since"]);
        var change = Assert.Single(media["history"]!.AsArray())!;
        Assert.Equal(
            (5, "2026-09-10", "国庆前后"),
            ((int)change["value"]!, (string)change["from"]!, (string)change["reason"]!)
        );
        Assert.Equal("1至30的整数", (string?)changed["range"]);

        await app.MoveToAsync("2026-09-10T00:01");
        var later = (await app.Http.GetFromJsonAsync<JsonObject>("/api/settings/media-days"))!;
        Assert.Equal((5, "2026-09-10"), ((int)later["value"]!, (string)later["since"]!));
    }

    [Fact]
    public async Task A_refusal_names_the_setting_and_its_range_and_nothing_is_kept()
    {
        await using var app = await RunningApp.StartAsync();
        var (status, problem) = await PutAsync(app.Http, "media-days", 31, "2026-08-31", " ");
        var codes = problem["errors"]!.AsArray().Select(one => (string)one!["code"]!);
        var (unknown, _) = await PutAsync(app.Http, "nothing", 1, "2026-09-01", "试试");
        var (together, _) = await PutAsync(app.Http, "latest-end", "05:00", "2026-09-01", "试试");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["setting.value", "setting.from", "setting.reason"], codes);
        Assert.Contains("课后几天内上传照片或视频", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (unknown, together));
        Assert.Empty((await app.Http.GetFromJsonAsync<JsonObject>("/api/settings/media-days"))!["history"]!.AsArray());
    }

    [Fact]
    public async Task A_change_is_in_the_audit_log_and_holds_at_once_from_today()
    {
        await using var app = await RunningApp.StartAsync();
        await PutAsync(app.Http, "contact-name", "何九", "2026-09-01", "换人了");
        var page = await app.Anonymous.GetStringAsync("/");
        var acts = await app
            .Services.GetRequiredService<AuditLog>()
            .OfDayAsync(new DateOnly(2026, 9, 1))
            .Where(line => line.Value.Act == "setting.change")
            .ToListAsync();

        Assert.Contains("何九", page, StringComparison.Ordinal);
        var act = Assert.Single(acts).Value;
        Assert.Equal(("contact-name", "何九，2026-09-01起：换人了"), (act.Subject, act.Note));
    }

    [Fact]
    public async Task A_change_outlives_the_process_that_made_it()
    {
        await using var app = await RunningApp.StartAsync();
        await PutAsync(app.Http, "sign-in-minutes", 30, "2026-09-01", "邮件慢");
        var settings = app.Services.GetRequiredService<CurrentSettings>();
        var defaults = app.Services.GetRequiredService<Domain.Operation.AllSettings>();
        var other = new CurrentSettings(
            app.Services.GetRequiredService<SettingRows>(),
            defaults,
            app.Services.GetRequiredService<TimeProvider>(),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<CurrentSettings>.Instance
        );
        Assert.Equal(15, other.Office.SignInMinutes);
        await other.RefreshAsync();

        Assert.Equal((30, 30), (settings.Office.SignInMinutes, other.Office.SignInMinutes));
        Assert.Equal(15, defaults.Office.SignInMinutes);
    }

    [Fact]
    public async Task An_order_under_review_is_reminded_of_as_planned_and_the_next_one_as_set_since()
    {
        await using var town = await Town.StartAsync();
        var first = await town.FileAsync();
        await town.App.MoveToAsync("2026-09-01T08:05");
        await PutAsync(town.App.Http, "review-escalation-working-days", 8, "2026-09-01", "人手少");
        await PutAsync(town.App.Http, "review-reminder-working-days", 6, "2026-09-01", "人手少");
        var second = await town.FileAsync("2026-10-12T09:30");

        await town.App.MoveToAsync("2026-09-03T17:01");
        var early = await town.App.MailAsync("shenhe");
        Assert.Contains(early, mail => mail.Text!.Contains(first, StringComparison.Ordinal));
        Assert.DoesNotContain(early, mail => mail.Text!.Contains(second, StringComparison.Ordinal));
        Assert.Contains("2个工作日", early[^1].Text! + early[^1].Subject, StringComparison.Ordinal);

        await town.App.MoveToAsync("2026-09-09T17:01");
        var late = await town.App.MailAsync("shenhe");
        Assert.Contains(late, mail => mail.Text!.Contains(second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_of_ordering_changes_on_its_day()
    {
        await using var town = await Town.StartAsync();
        await PutAsync(town.App.Http, "longest-minutes", 60, "2026-09-02", "场地紧");
        await town.FileAsync();
        await town.App.MoveToAsync("2026-09-02T08:00");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => town.FileAsync("2026-10-12T09:30"));

        Assert.Contains("30–60分钟", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_that_are_open_do_not_move_and_those_of_the_next_month_do()
    {
        await using var app = await RunningApp.StartAsync("2026-09-02T08:00");
        await PutAsync(app.Http, "feedback-last-day", 7, "2026-09-02", "多给两天");
        var settings = app.Services.GetRequiredService<CurrentSettings>();

        Assert.Equal(5, settings.SettlementOf(Domain.Calendar.Month.Parse("2026-08")).FeedbackLastDay);
        Assert.Equal(7, settings.SettlementOf(Domain.Calendar.Month.Parse("2026-09")).FeedbackLastDay);
    }

    [Fact]
    public async Task A_quota_holds_for_its_year_and_leaves_past_years_alone()
    {
        await using var app = await RunningApp.StartAsync();
        await PutAsync(app.Http, "yearly-quota", 12000, "2027-01-01", "新年度");
        var settings = app.Services.GetRequiredService<CurrentSettings>();
        Assert.Equal((10_000m, 12_000m), (settings.QuotaOf(2026), settings.QuotaOf(2027)));

        await app.MoveToAsync("2027-01-02T08:00");
        Assert.Equal((10_000m, 12_000m), (settings.QuotaOf(2026), settings.QuotaOf(2027)));
    }

    [Fact]
    public async Task Only_an_admin_changes_and_all_staff_read()
    {
        await using var app = await RunningApp.StartAsync();
        await app.Services.GetRequiredService<ApiKeys>().AddAsync("matcher", "matcher-key-of-a-test", [Role.Matcher]);
        using var matcher = app.Host.CreateClient();
        matcher.DefaultRequestHeaders.Add("X-Api-Key", "matcher-key-of-a-test");
        var (put, _) = await PutAsync(matcher, "media-days", 5, "2026-09-01", "试试");
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
    public async Task A_form_that_others_overtook_is_shown_again_with_what_was_typed()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await OpenAsync(app.Http, "/staff/settings/media-days");
        await PutAsync(app.Http, "media-days", 6, "2026-09-01", "先改了");
        using var form = new FormUrlEncodedContent(FieldsOf(page, "5", "2026-09-10", "国庆前后"));
        using var answer = await app.Http.PostAsync("/staff/settings/media-days", form);
        var again = await Parsed(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("刚被别人改过", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("先改了", again.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("5", again.QuerySelector("#value")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(app, FieldsOf(again, "5", "2026-09-10", "国庆前后")));
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

    private static async Task<(HttpStatusCode Status, JsonObject Body)> PutAsync(
        HttpClient client,
        string name,
        object value,
        string from,
        string reason
    )
    {
        var body = new
        {
            value,
            from,
            reason,
        };
        using var answer = await client.PutAsJsonAsync($"/api/settings/{name}", body);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static async Task<IDocument> OpenAsync(HttpClient client, string path) =>
        await Parsed(await client.GetStringAsync(path));

    private static async Task<IDocument> Parsed(string html) => await new HtmlParser().ParseDocumentAsync(html);
}
