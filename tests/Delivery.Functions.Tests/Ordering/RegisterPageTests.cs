using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.People;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

public sealed class RegisterPageTests
{
    [Fact]
    public async Task A_discipline_that_is_no_longer_offered_stays_with_the_orders_that_have_it()
    {
        await using var place = await Neighbourhood.WithAsync();
        using var street = await place.App.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        Assert.Contains("value=\"D01\"", await street.GetStringAsync("/orders/new"), StringComparison.Ordinal);
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/disciplines/D01/edit");
        Assert.Equal("true", form["active"]);
        form["active"] = null;
        Assert.Equal(303, (await form.SendAsync()).Status);

        Assert.DoesNotContain("value=\"D01\"", await street.GetStringAsync("/orders/new"), StringComparison.Ordinal);
        using var refused = await place.App.Http.PostAsJsonAsync("/api/orders", Neighbourhood.Order("D01"));
        Assert.Contains(
            "order.discipline-unknown",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var review = await place.App.Http.GetStringAsync($"/staff/orders/{place.OrderId}");
        Assert.DoesNotContain("目录中没有这个项目", review, StringComparison.Ordinal);
        Assert.Contains("太极拳", review, StringComparison.Ordinal);

        await DecideAsync(place, "return");
        var edit = await street.GetStringAsync($"/orders/{place.OrderId}/edit");
        Assert.Contains("value=\"D01\"", edit, StringComparison.Ordinal);
        using var again = await street.PutAsJsonAsync($"/api/orders/{place.OrderId}", Neighbourhood.Order("D01"));
        Assert.Equal(200, (int)again.StatusCode);
        await DecideAsync(place, "approve");
    }

    [Fact]
    public async Task A_form_that_names_a_version_of_what_is_not_there_makes_it_anew()
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/new/disciplines");
        (form["code"], form["name"], form["category"]) = ("BDJ", "八段锦", "MartialArts");
        (form["defaultLessons"], form["lessonMinutes"], form["version"]) = ("10", "90", "W/\"1\"");

        Assert.Equal(
            (303, "/staff/disciplines/BDJ?said=EntrySaved"),
            ((await form.SendAsync()).Status, (await form.SendAsync()).Location)
        );
    }

    [Fact]
    public async Task A_discipline_is_judged_by_the_rules_that_judge_it_over_the_API()
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/new/disciplines");
        (form["code"], form["name"], form["category"]) = ("八段锦 1", "", "");
        (form["defaultLessons"], form["lessonMinutes"]) = ("１１", "一小时");
        var sent = await form.SendAsync();

        Assert.Equal(422, sent.Status);
        Assert.Contains("项目代码应为", sent.Beside("code"), StringComparison.Ordinal);
        Assert.Contains("请填写项目名称", sent.Beside("name"), StringComparison.Ordinal);
        Assert.Contains("请选择类别", sent.Beside("category"), StringComparison.Ordinal);
        Assert.Contains("1至10节", sent.Beside("defaultLessons"), StringComparison.Ordinal);
        Assert.Contains("30至180分钟", sent.Beside("lessonMinutes"), StringComparison.Ordinal);
        Assert.Equal("一小时", form.Again(sent)["lessonMinutes"]);
    }

    [Fact]
    public async Task A_calendar_that_moves_an_open_window_is_saved_only_once_that_was_seen()
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/calendar/2026/edit");
        Assert.Contains("2026-10-01 至 2026-10-07", form["off"], StringComparison.Ordinal);
        form["off"] += "\n2026-10-09";
        var warned = await form.SendAsync();

        Assert.Equal(200, warned.Status);
        Assert.Contains("还没有保存", warned.Text, StringComparison.Ordinal);
        Assert.Contains("2026年9月课程的反馈：原为10月1日—10月9日", warned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026年7月课程", warned.Text, StringComparison.Ordinal);
        Assert.Equal("2026-10-09", await WorkingDayAsync(place));
        Assert.Equal(303, (await form.Again(warned).SendAsync()).Status);
        Assert.Equal("2026-10-10", await WorkingDayAsync(place));
        var page = await place.App.Http.GetStringAsync("/staff/calendar/2026");
        Assert.Contains("2026年10月1日—10月7日（7天）", page, StringComparison.Ordinal);
        Assert.Contains("2026年10月9日（周五）", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_dates_than_those_that_were_warned_of_are_warned_of_again()
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/calendar/2026/edit");
        form["off"] += "\n2026-10-09";
        var other = form.Again(await form.SendAsync());
        other["off"] += "\n2026-11-05";
        var again = await other.SendAsync();

        Assert.Equal(200, again.Status);
        Assert.Contains("2026年10月课程的反馈", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_that_moves_nothing_is_saved_at_once_and_a_wrong_one_not_at_all()
    {
        await using var place = await Neighbourhood.WithAsync();
        var next = await EntryForm.OpenAsync(place.App.Http, "/staff/new/calendar");
        (next["code"], next["off"]) = ("2028", "2028-01-01 至 2028-01-03");
        Assert.Equal(303, (await next.SendAsync()).Status);

        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/new/calendar");
        (form["code"], form["off"], form["work"]) = ("2029", "元旦\n2029-01-01", "2029-01-01\n2031-01-04");
        var sent = await form.SendAsync();
        Assert.Equal(422, sent.Status);
        Assert.Contains("看不懂“元旦”", sent.Beside("off"), StringComparison.Ordinal);
        Assert.Contains("不能既放假又上班", sent.Beside("work"), StringComparison.Ordinal);
        Assert.Contains("不属于2029年的放假通知", sent.Beside("off"), StringComparison.Ordinal);
        using var read = await place.App.Http.GetAsync("/staff/calendar/2029");
        Assert.Equal(404, (int)read.StatusCode);
    }

    [Fact]
    public async Task A_season_has_its_default_window_until_staff_set_another()
    {
        await using var place = await Neighbourhood.WithAsync();
        var list = await place.App.Http.GetStringAsync("/staff/seasons");
        Assert.Equal(
            ["2026年秋季", "2027年春季", "2027年暑期", "2027年秋季", "2026年暑期", "2026年春季"],
            new HtmlParser().ParseDocument(list).QuerySelectorAll("tbody a").Select(link => link.TextContent)
        );
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/seasons/2026-autumn/edit");
        Assert.Equal(("2026-07-03", "2026-11-30"), (form["opens"], form["closes"]));
        form["closes"] = "2026-06-30";
        Assert.Contains(
            "截止日期应不早于开放日期",
            (await form.SendAsync()).Beside("closes"),
            StringComparison.Ordinal
        );

        form["closes"] = "2026-08-31";
        var warned = await form.SendAsync();
        Assert.Contains("马上不能再申报", warned.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await form.Again(warned).SendAsync()).Status);
        using var late = await place.App.Http.PostAsJsonAsync("/api/orders", Neighbourhood.Order("D02"));
        Assert.Contains("order.window-closed", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nowhere = await place.App.Http.GetAsync("/staff/seasons/2026-winter");
        Assert.Equal(404, (int)nowhere.StatusCode);
    }

    private static async Task DecideAsync(Neighbourhood place, string decision)
    {
        var body = new JsonObject { ["decision"] = decision, ["comment"] = "请补充" };
        using var answer = await place.App.Http.PostAsJsonAsync($"/api/orders/{place.OrderId}/decision", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await place.App.IdleAsync();
    }

    private static async Task<string?> WorkingDayAsync(Neighbourhood place) =>
        (string?)(await place.GetAsync("/api/calendar/working-days?from=2026-10-08&days=1"))["date"];
}
