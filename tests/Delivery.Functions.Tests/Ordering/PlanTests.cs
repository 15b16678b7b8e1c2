using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A street's plan of a year, beside what was ordered and held of it.</summary>
public sealed class PlanTests
{
    private const string Plan = $"/api/streets/{Town.Street}/plans/2026";

    [Fact]
    public async Task A_plan_is_kept_and_shown_with_what_was_ordered_and_held_of_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        Assert.Equal(
            "404 plan.unknown 没有找到年度计划“310101002/2026”，请核对编号",
            await town.RefusalAsync(Plan, new { }, HttpMethod.Get)
        );
        await town.PutAsync(Plan, Body());
        await town.ConfirmedCourseAsync("T01");
        Assert.Equal("10 2 0", await OrderedAsync(town));

        await town.App.MoveToAsync("2026-09-22T12:00");
        Assert.Equal("10 2 1", await OrderedAsync(town));
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var page = await street.GetStringAsync("/street/plan/2026");
        Assert.Contains("2节", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1200\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "计划 10节 · 已申报 2节 · 已上 1节",
            await street.GetStringAsync("/street"),
            StringComparison.Ordinal
        );
        var staff = await town.App.Http.GetStringAsync($"/staff/plans/{Town.Street}/2026");
        Assert.Contains("1,200 元", staff, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_was_cut_off_as_it_was_saved_is_listed_as_it_is_within_two_mornings_also_after_a_standstill()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 0, fuse: fuse);
        var services = town.App.Services;
        var (years, lists) = (services.GetRequiredService<StreetYears>(), services.GetRequiredService<PlanLists>());
        var behind = 0;
        for (var (request, isCut) = (1, true); isCut; request++)
        {
            fuse.Arm(request, last: true);
            using (
                await town.App.Http.PutAsJsonAsync(Plan, new { items = new[] { Item("2026-autumn", "TJQ", request) } })
            )
                isCut = fuse.HasBlown;
            fuse.Mend();
            behind += await SavedAsync() == await ListedAsync() ? 0 : 1;
            // An act that was cut off is listed some time later, and its copy at the next look.
            await town.App.AdvanceAsync(TimeSpan.FromDays(2));
            Assert.Equal(await SavedAsync(), await ListedAsync());
        }

        Assert.NotEqual(0, behind);
        await services.GetRequiredService<DeliveryTables>().Registers.DeleteEntityAsync("planned|2026", Town.Street);
        await services.GetRequiredService<LookedBack>().KeepAsync("papers", new DateOnly(2026, 9, 1));
        await town.App.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(await SavedAsync(), await ListedAsync());

        async Task<int?> SavedAsync() =>
            (await years.PlanAsync(Town.Street, 2026))?.Value.Items.Sum(item => item.Lessons);

        async Task<int?> ListedAsync() => (await lists.OfYearAsync(2026)).GetValueOrDefault(Town.Street)?.Lessons;
    }

    [Fact]
    public async Task A_plan_is_refused_with_every_reason_beside_its_field()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        Assert.Equal(
            "422 plan.season 第1项的季度不在2026年，请改为2026年的季度；第2项的项目不在目录里，请从项目目录中选择；"
                + "第2项的课时应为1至99节；第3项与前面的项目和季度相同，请合并成一项；“老师交通”应为0至10,000,000元，最多两位小数",
            await town.RefusalAsync(
                Plan,
                new
                {
                    items = new[]
                    {
                        Item("2027-autumn", "TJQ", 10),
                        Item("2026-autumn", "XX", 0),
                        Item("2027-autumn", "TJQ", 10),
                    }[..3],
                    budget = new
                    {
                        travel = 0.001m,
                        water = 0m,
                        notices = 0m,
                        equipment = 0m,
                    },
                },
                HttpMethod.Put
            ) switch
            {
                // The third is of another year too.
                var said => said.Replace("第3项的季度不在2026年，请改为2026年的季度；", "", StringComparison.Ordinal),
            }
        );
        Assert.Equal(
            "422 plan.items 计划应有1至60项",
            await town.RefusalAsync(Plan, new { items = Array.Empty<object>() }, HttpMethod.Put)
        );
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_says_what_is_wrong_beside_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var fields = new Dictionary<string, string>
        {
            ["planDiscipline[0]"] = "",
            ["planSeason[0]"] = "",
            ["planDiscipline[1]"] = "TJQ",
            ["planSeason[1]"] = "2026-autumn",
            ["planLessons[1]"] = "百",
            ["planAudience[1]"] = "50—70岁",
            ["travel"] = "不少",
            ["act"] = "save",
        };
        using var refused = await street.PostAsync("/street/plan/2026", new FormUrlEncodedContent(fields));
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains("第2行请填写课时，例如 10", page, StringComparison.Ordinal);
        Assert.Contains("请填写金额，例如 1200 或 1200.50", page, StringComparison.Ordinal);
        Assert.Contains("value=\"百\"", page, StringComparison.Ordinal);

        (fields["planLessons[1]"], fields["travel"]) = ("10", "1200.50");
        using var saved = await street.PostAsync("/street/plan/2026", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Equal(1200.5m, (await town.GetAsync(Plan)).GetProperty("budget").GetProperty("travel").GetDecimal());
    }

    [Fact]
    public async Task A_form_that_was_opened_on_an_older_plan_saves_nothing_over_the_newer_one()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        await town.PutAsync(Plan, Body());
        var opened = new HtmlParser().ParseDocument(await street.GetStringAsync("/street/plan/2026"));
        var fields = new Dictionary<string, string>
        {
            ["version"] = opened.QuerySelector("[name=version]")!.GetAttribute("value")!,
            ["planDiscipline[0]"] = "TJQ",
            ["planSeason[0]"] = "2026-autumn",
            ["planLessons[0]"] = "8",
            ["act"] = "save",
        };
        using var first = await street.PostAsync("/street/plan/2026", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);

        fields["planLessons[0]"] = "6";
        using var second = await street.PostAsync("/street/plan/2026", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Contains(
            "计划已被别人修改，请重新打开后再保存",
            await second.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(8, (await town.GetAsync(Plan)).GetProperty("items")[0].GetProperty("lessons").GetInt32());
    }

    [Fact]
    public async Task Another_streets_plan_is_nobody_elses()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var other = await town.App.SignedInAsync(CallerKind.Street, "310101003");
        using var answer = await other.PutAsJsonAsync(Plan, Body());
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Staff_see_all_streets_plans_beside_what_was_ordered_and_held_and_who_has_none()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await OtherStreetAsync(town);
        await town.PutAsync(Plan, Body());
        await town.ConfirmedCourseAsync("T01");
        await town.App.MoveToAsync("2026-09-22T12:00");

        Assert.Equal(["310101002|10节|2节|1节|1,500.50", "310106003|没有计划|0节|0节|"], await ListedAsync(town, ""));
        Assert.Equal(["310106003|没有计划|0节|0节|"], await ListedAsync(town, "?show=none"));
        Assert.Equal(["310101002|10节|2节|1节|1,500.50"], await ListedAsync(town, "?show=filed"));
        Assert.Empty(await ListedAsync(town, "?show=filed&district=静安区"));
        Assert.Equal(["310106003|没有计划|0节|0节|"], await ListedAsync(town, "?district=静安区&show=else"));
        var csv = await town.App.Http.GetStringAsync("/staff/plans/2026.csv?show=filed");
        Assert.Contains(
            "清荷街道,310101002,黄浦区,有,10,2,1,1500.50,2026年9月1日 08:00",
            csv,
            StringComparison.Ordinal
        );
        Assert.Contains("合计", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("南园街道", csv, StringComparison.Ordinal);
        using var xlsx = await town.App.Http.GetAsync("/staff/plans/2026.xlsx");
        Assert.Equal("plans-2026.xlsx", xlsx.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains("/staff/plans/2026", await town.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.All(await ListedAsync(town, "", 2027), line => Assert.Contains("没有计划|0节|0节", line));
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/staff/plans/x")).StatusCode);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.Equal(HttpStatusCode.Forbidden, (await street.GetAsync("/staff/plans/2026")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await street.GetAsync("/staff/plans/2026.csv")).StatusCode);
    }

    [Fact]
    public async Task A_plan_whose_copy_was_lost_is_listed_the_next_morning()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.PutAsync(Plan, Body());
        await town
            .App.Services.GetRequiredService<DeliveryTables>()
            .Registers.DeleteEntityAsync("planned|2026", Town.Street);
        Assert.Empty(await ListedAsync(town, "?show=filed"));

        await town.App.MoveToAsync("2026-09-02T12:00");

        Assert.Single(await ListedAsync(town, "?show=filed"));
    }

    private static Task OtherStreetAsync(Town town)
    {
        var person = new
        {
            name = "吴二",
            phone = "13700002222",
            email = "wu@example.cn",
        };
        return town.PutAsync(
            "/api/streets/310106003",
            new
            {
                name = "南园街道",
                district = "静安区",
                contacts = new { ordering = person, delivery = person },
                publishedContact = new { name = "南园文体中心", phone = "021-55500003" },
            }
        );
    }

    private static async Task<IReadOnlyList<string>> ListedAsync(Town town, string query, int year = 2026)
    {
        var page = new HtmlParser().ParseDocument(await town.App.Http.GetStringAsync($"/staff/plans/{year}{query}"));
        return
        [
            .. page.QuerySelectorAll("table.rows tbody tr")
                .Select(row =>
                    string.Join(
                        '|',
                        row.QuerySelectorAll("td")
                            .Skip(1)
                            .Take(4)
                            .Select(cell => cell.TextContent.Trim())
                            .Prepend(row.QuerySelector("a")!.GetAttribute("href")!.Split('/')[3])
                    )
                ),
        ];
    }

    private static object Body() =>
        new
        {
            items = new[] { Item("2026-autumn", "TJQ", 10) },
            budget = new
            {
                travel = 1200m,
                water = 300.5m,
                notices = 0m,
                equipment = 0m,
            },
        };

    private static object Item(string season, string discipline, int lessons) =>
        new
        {
            season,
            discipline,
            lessons,
            audience = "50—70岁",
        };

    private static async Task<string> OrderedAsync(Town town)
    {
        var item = (await town.GetAsync(Plan)).GetProperty("items")[0];
        return $"{item.GetProperty("lessons")} {item.GetProperty("ordered")} {item.GetProperty("held")}";
    }
}
