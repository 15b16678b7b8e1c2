using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Matching.Plan;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A street may ask for a grade: a wish that counts in the score and closes nobody out.</summary>
public sealed class GradeAskedForTests
{
    [Fact]
    public async Task The_grade_asked_for_is_shown_and_decides_between_teachers_who_are_alike()
    {
        await using var town = await Town.StartAsync(teachers: 0, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T01", grade: "二级");
        await town.AddTeacherAsync("T02", grade: "国家级");
        town.GradeAskedFor = "国家级";
        var course = await town.CourseAsync();
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        Assert.Equal("国家级", (await town.GetAsync($"/api/orders/{course}")).GetProperty("gradeAskedFor").GetString());
        Assert.Contains("希望等级", await town.PageAsync($"/staff/orders/{course}"), StringComparison.Ordinal);
        Assert.Contains("国家级的老师", await ReadAsync(street, $"/orders/{course}"), StringComparison.Ordinal);
        Assert.Contains(
            "<option value=\"国家级\" selected",
            await ReadAsync(street, $"/orders/new?copy={course}"),
            StringComparison.Ordinal
        );
        var page = await town.PageAsync($"/staff/matching/{course}");
        Assert.Contains("希望国家级", page, StringComparison.Ordinal);
        Assert.Contains("级别 15", page, StringComparison.Ordinal);
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["T02", "T01"], await town.RankedAsync(course));
    }

    [Fact]
    public async Task A_file_of_orders_may_ask_for_a_grade_in_a_column_of_its_own()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        const string csv =
            "街镇代码,项目,年龄,预计人数,场地,地址,首课日期,开始时间,每节分钟,节数,希望的老师等级\n"
            + $"{Town.Street},太极拳,50—70岁,25,清荷文体中心,黄浦区清荷路1号,2026-10-12,09:30,90,2,一级\n";
        using var content = new StringContent(csv, System.Text.Encoding.UTF8, "text/csv");
        using var sent = await town.App.Http.PostAsync("/api/import/orders?mode=all", content);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        await town.App.IdleAsync();

        var orders = await town.App.Http.GetFromJsonAsync<System.Text.Json.JsonElement>(
            $"/api/orders?street={Town.Street}"
        );
        var id = orders.GetProperty("items")[0].GetProperty("orderId").GetString();
        Assert.Equal("一级", (await town.GetAsync($"/api/orders/{id}")).GetProperty("gradeAskedFor").GetString());
    }

    private static async Task<string> ReadAsync(HttpClient by, string path) =>
        WebUtility.HtmlDecode(await by.GetStringAsync(path));
}
