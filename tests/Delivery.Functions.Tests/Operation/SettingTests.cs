using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>A setting is changed over the API, holds from its day on, and leaves alone what was decided.</summary>
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
        var (listed, next) = (new List<JsonNode?>(), "/api/settings?limit=7");
        while (next is not null)
        {
            var page = (await app.Http.GetFromJsonAsync<JsonObject>(next))!;
            Assert.InRange(page["items"]!.AsArray().Count, 1, 7);
            listed.AddRange(page["items"]!.AsArray());
            next = (string?)page["next"];
        }

        var media = listed.Single(one => (string)one!["name"]! == "media-days")!;

        Assert.Equal(SettingCatalogue.All.Count, listed.Count);
        Assert.Equal((3, 3), ((int)media["value"]!, (int)media["default"]!));
        Assert.Null(media["from"]);
        Assert.Null(media["reason"]);
        var change = Assert.Single(media["history"]!.AsArray())!;
        Assert.Equal(
            (5, "2026-09-10", "国庆前后"),
            ((int)change["value"]!, (string)change["from"]!, (string)change["reason"]!)
        );
        Assert.Equal("1至30的整数", (string?)changed["range"]);

        await app.MoveToAsync("2026-09-10T00:01");
        var later = (await app.Http.GetFromJsonAsync<JsonObject>("/api/settings/media-days"))!;
        Assert.Equal(
            (5, "2026-09-10", "国庆前后"),
            ((int)later["value"]!, (string)later["from"]!, (string)later["reason"]!)
        );
    }

    [Fact]
    public async Task A_refusal_names_the_setting_and_its_range_and_nothing_is_kept()
    {
        await using var app = await RunningApp.StartAsync();
        var (status, problem) = await PutAsync(app.Http, "media-days", 31, "2026-08-31", " ");
        var codes = problem["errors"]!.AsArray().Select(one => (string)one!["code"]!);
        var (unknown, _) = await PutAsync(app.Http, "nothing", 1, "2026-09-01", "试试");
        var (together, both) = await PutAsync(app.Http, "latest-end", "05:00", "2026-09-01", "试试");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(["setting.value", "setting.from", "setting.reason"], codes);
        Assert.Contains("课后几天内上传照片或视频", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity), (unknown, together));
        Assert.Equal("setting.together", (string?)both["code"]);
        Assert.Equal("最早上课（06:00）应早于最晚下课（05:00），请改正", (string?)both["detail"]);
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

    internal static async Task<(HttpStatusCode Status, JsonObject Body)> PutAsync(
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
}
