using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff let a course wait: what ends it, and who is asked then.</summary>
public sealed class HoldTests
{
    [Fact]
    public async Task On_hold_nobody_is_asked_until_it_is_released()
    {
        await using var town = await Town.StartAsync(teachers: 3, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}";

        Assert.Contains("请写明为什么先不要问", await town.PostAsync($"{path}/hold", 422), StringComparison.Ordinal);
        await town.PostAsync($"{path}/hold", 303, ("holdReason", "街镇在商量换场地"));
        await town.App.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Empty(await town.AskedAsync(course));
        Assert.Contains("街镇在商量换场地", await town.PageAsync(path), StringComparison.Ordinal);
        var plan = await town.SendAsync("/api/matching/plan?dryRun=true", new { });
        Assert.Equal("已暂停安排：街镇在商量换场地", plan.GetProperty("unserved")[0].GetProperty("reason").GetString());

        await town.PostAsync($"{path}/release", 303);

        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(course));
        Assert.Contains("这门课没有暂停", await town.PostAsync($"{path}/release", 422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_that_nobody_lifts_ends_with_the_first_lesson()
    {
        await using var town = await Town.StartAsync(teachers: 3, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();

        await town.PostAsync($"/staff/matching/{course}/hold", 303, ("holdReason", "等街镇"));
        // Three working days are left.
        await town.App.MoveToAsync("2026-09-17T08:59");
        Assert.DoesNotContain(await town.SubjectsAsync("shenhe@example.cn"), IsOfHold);
        await town.App.MoveToAsync("2026-09-17T09:01");
        Assert.Contains(
            "这门课暂停了找老师（等街镇）",
            (await town.MailAsync("shenhe@example.cn", "还在暂停找老师")).Text,
            StringComparison.Ordinal
        );
        await town.App.MoveToAsync("2026-09-21T10:00");

        Assert.Single(await town.SubjectsAsync("shenhe@example.cn"), IsOfHold);
        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Empty(await town.AskedAsync(course));
    }

    [Fact]
    public async Task What_is_no_longer_looked_for_cannot_be_put_on_hold()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var confirmed = await town.ConfirmedCourseAsync();

        var page = await town.PostAsync($"/staff/matching/{confirmed}/hold", 422, ("holdReason", "等等"));
        Assert.Contains("课程目前是“已安排教师”", page, StringComparison.Ordinal);

        var unmatched = await town.CourseAsync();
        Assert.Equal("Unmatched", await town.StageAsync(unmatched));
        page = await town.PostAsync($"/staff/matching/{unmatched}/hold", 422, ("holdReason", "等等"));
        Assert.Contains("这门课现在没有在找老师，不用暂停", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdraw", "Withdrawn")]
    [InlineData("assign", "Confirmed")]
    [InlineData("ask", "Matching")]
    public async Task A_hold_ends_when_the_street_withdraws_or_staff_assign_or_ask(string act, string stage)
    {
        await using var town = await Town.StartAsync(teachers: 3, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        await town.PostAsync($"/staff/matching/{course}/hold", 303, ("holdReason", "等街镇"));
        await town.App.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("Matching", await town.StageAsync(course));
        Assert.Empty(await town.AskedAsync(course));

        if (act == "withdraw")
            await town.SendAsync($"/api/orders/{course}/withdraw", new { });
        else if (act == "assign")
            await town.PostAsync($"/staff/matching/{course}/assign", 303, ("teacher", "T02"));
        else
            await town.PostAsync($"/staff/matching/{course}/ask", 303, ("ask[T03]", "true"));

        Assert.Equal(stage, await town.StageAsync(course));
        Assert.Equal(act == "ask" ? ["T03"] : [], await town.AskedAsync(course));
    }

    [Fact]
    public async Task Held_while_teachers_are_asked_it_waits_once_all_have_said_no_and_keeps_nobodys_time()
    {
        await using var town = await Town.StartAsync(teachers: 4, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));
        var path = $"/staff/matching/{course}";
        await town.PostAsync($"{path}/hold", 303, ("holdReason", "等街镇"));
        Assert.Contains("在等3位老师答复，之后已暂停", await town.PageAsync(path), StringComparison.Ordinal);

        foreach (var teacher in new[] { "T02", "T03", "T01" })
            await town.AnswerAsync(course, teacher, "decline");

        Assert.Contains("已暂停安排", await town.PageAsync(path), StringComparison.Ordinal);
        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(course));
        // Who said no is free for another course at the same hour.
        var other = await town.CourseAsync();
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(other));
        Assert.Contains(
            "王T02老师刚才已经问过这门课，请另选一位",
            await town.PostAsync($"{path}/ask", 422, ("ask[T02]", "true")),
            StringComparison.Ordinal
        );
        var again = await town
            .App.Services.GetRequiredService<SteerCourse>()
            .AskAsync(course, ["T02"], Caller.Service, town.App.Services.GetRequiredService<DurableTaskClient>());
        Assert.Equal(["matching.asked 王T02老师刚才已经问过这门课，请另选一位 (ask)"], again.Words());
        await town.PostAsync($"{path}/ask", 303, ("ask[T04]", "true"));
        Assert.Equal(["T01", "T02", "T03", "T04"], await town.AskedAsync(course));
    }

    private static bool IsOfHold(string subject) => subject.StartsWith("还在暂停找老师", StringComparison.Ordinal);
}
