using Delivery.Functions.Matching.Exclusions;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching.Plan;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Exclusions;

/// <summary>Whom staff or a street exclude is not asked, is explained by a letter, and comes only by an overruling reason.</summary>
public sealed class ExclusionTests
{
    private const string OfT01 = "/staff/teachers/T01/exclusions";
    private const string Own = "/street/exclusions";

    [Fact]
    public async Task Whom_staff_exclude_is_not_planned_and_is_assigned_only_with_a_reason()
    {
        await using var town = await Town.StartAsync(teachers: 2, PlanForms.EveryTenMinutes);
        await town.PostAsync(OfT01, 303, ("street", Town.Street), ("reason", "街镇投诉"));
        var course = await town.CourseAsync();

        var page = await town.PageAsync($"/staff/matching/{course}");
        var lifted = await town.PageAsync($"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T01");
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Contains("王T01（已被排除）", page, StringComparison.Ordinal);
        Assert.Contains("不计较王T01老师“已被排除”", lifted, StringComparison.Ordinal);
        Assert.Equal(["T02"], await town.AskedAsync(course));
        Assert.Equal(
            "422 assign.reason 王T01老师已被排除；仍要指定，请写明原因",
            await town.RefusalAsync($"/api/courses/{course}/assign", new { teacher = "T01" })
        );
        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T01", reason = "街镇又同意了" });
        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task All_streets_or_until_a_day_or_no_more_is_what_counts()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.PostAsync(OfT01, 303, ("street", "*"), ("reason", "请假期间"), ("until", "2026-09-20"));
        var after = await town.CourseAsync("2026-09-21T09:30");
        await town.PostAsync(OfT01, 303, ("street", "*"), ("reason", "停课整顿"));
        var meanwhile = await town.CourseAsync("2026-09-22T09:30");
        await town.PostAsync($"{OfT01}/lift", 303, ("code", "T01~by-staff~all"));
        var lifted = await town.CourseAsync("2026-09-23T09:30");

        Assert.Equal(["T01", "T02"], await town.AskedAsync(after));
        Assert.Equal(["T02"], await town.AskedAsync(meanwhile));
        Assert.Equal(["T01", "T02"], await town.AskedAsync(lifted));
        var page = await town.PageAsync(OfT01);
        Assert.Contains("停课整顿", page, StringComparison.Ordinal);
        Assert.Contains("请假期间", page, StringComparison.Ordinal);
        Assert.Contains("已解除或到期", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_excludes_who_came_to_it_and_lifts_only_what_is_its_own()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var first = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.SendAsync($"/api/courses/{first}/confirmation/acknowledge", new { });

        Assert.Contains(
            "请选择一位来过本街镇的老师",
            await PostAsync(street, Own, 422, ("teacher", "T02"), ("reason", "听说不好")),
            StringComparison.Ordinal
        );
        await PostAsync(street, Own, 303, ("teacher", "T01"), ("reason", "两次迟到"));
        var course = await town.CourseAsync("2026-09-24T09:30");
        Assert.Equal(["T02"], await town.AskedAsync(course));
        Assert.Contains("两次迟到", await town.PageAsync(OfT01), StringComparison.Ordinal);
        Assert.Contains("现在有1条", await town.PageAsync("/staff/teachers/T01"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            await town.App.MailAsync(Town.MailOf("T01")),
            mail => mail.Text?.Contains("迟到", StringComparison.Ordinal) == true
        );

        await town.PostAsync(OfT01, 303, ("street", Town.Street), ("reason", "协会核实属实"));
        var own = await street.GetStringAsync(Own);
        Assert.DoesNotContain("协会核实", System.Net.WebUtility.HtmlDecode(own), StringComparison.Ordinal);
        const string over = "这一条已经解除或到期，请刷新页面查看";
        Assert.Contains(
            over,
            await PostAsync(street, $"{Own}/lift", 422, ("code", $"T01~by-staff~{Town.Street}")),
            StringComparison.Ordinal
        );
        await PostAsync(street, $"{Own}/lift", 303, ("code", $"T01~own~{Town.Street}"));
        Assert.Contains(
            over,
            await PostAsync(street, $"{Own}/lift", 422, ("code", $"T01~own~{Town.Street}")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            over,
            await town.PostAsync("/staff/teachers/T02/exclusions/lift", 422, ("code", $"T01~by-staff~{Town.Street}")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field()
    {
        await using var town = await Town.StartAsync(teachers: 1);

        Assert.Contains(
            "请选择不安排到哪些街镇",
            await town.PostAsync(OfT01, 422, ("street", "none"), ("reason", "x")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "请写明为什么不安排这位老师",
            await town.PostAsync(OfT01, 422, ("street", "*")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "请把截止日期写成 2027-06-30 这样，或者空着",
            await town.PostAsync(OfT01, 422, ("street", "*"), ("reason", "x"), ("until", "明年")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "截止日期已经过去，请写今天或以后的日期，或者空着",
            await town.PostAsync(OfT01, 422, ("street", "*"), ("reason", "x"), ("until", "2026-08-31")),
            StringComparison.Ordinal
        );
        await town.PostAsync("/staff/teachers/T77/exclusions", 404, ("street", "*"), ("reason", "x"));
    }

    [Fact]
    public async Task What_ended_long_ago_is_deleted_and_what_holds_stays()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.PostAsync(OfT01, 303, ("street", "*"), ("reason", "停课"), ("until", "2026-09-01"));
        await town.PostAsync("/staff/teachers/T02/exclusions", 303, ("street", "*"), ("reason", "停课"));
        var expired = town.App.Services.GetRequiredService<ExpiredExclusions>().Expiring;

        Assert.Equal(0, await expired.DeleteAsync(new DateOnly(2026, 8, 31), null!));
        Assert.Equal(1, await expired.DeleteAsync(new DateOnly(2026, 9, 2), null!));
        var left = await town.App.Services.GetRequiredService<Registers>().ExclusionsAsync();
        Assert.Equal(["T02"], left.Select(one => one.TeacherId));
    }

    [Fact]
    public async Task What_lies_beside_the_exclusions_is_none()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.PostAsync(OfT01, 303, ("street", "*"), ("reason", "停课"));
        var exclusions = town.App.Services.GetRequiredService<Registers>().Exclusions;
        var change = (await exclusions.HistoryAsync("T01~by-staff~all", after: null, 1)).Rows[0];

        Assert.Null(await exclusions.FindAsync(change.RowKey));
        await town.PostAsync($"{OfT01}/lift", 422, ("code", change.RowKey));
    }

    private static async Task<string> PostAsync(
        HttpClient by,
        string path,
        int status,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await by.PostAsync(path, form);
        Assert.Equal(status, (int)answer.StatusCode);
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
