using Delivery.Domain;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff try one change of the plan, and nothing is asked or kept.</summary>
public sealed class WhatIfTests
{
    [Fact]
    public async Task One_more_teacher_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.CourseAsync();
        await town.CourseAsync();

        var page = await town.PageAsync("/staff/matching?view=try&if=teacher&discipline=TJQ&district=黄浦区");
        var far = await town.PageAsync("/staff/matching?view=try&if=teacher&discipline=TJQ&district=崇明区");

        Assert.Contains("能多排1门课", page, StringComparison.Ordinal);
        Assert.Contains("排到老师的课程一样多", far, StringComparison.Ordinal);
        Assert.Contains(
            "请选择项目",
            await town.PageAsync("/staff/matching?view=try&if=teacher&discipline=none"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lifted_obstacle_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 0, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();

        var page = await town.PageAsync($"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T09");

        Assert.Contains("不计较王T09老师“不到该区授课”", page, StringComparison.Ordinal);
        Assert.Contains("能多排1门课", page, StringComparison.Ordinal);
        Assert.Contains(
            "这位老师对这门课没有障碍，或者不教这个项目",
            await town.PageAsync($"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T99"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_moved_lesson_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.CourseAsync("2026-09-21T09:30");
        var other = await town.CourseAsync("2026-09-21T09:30");
        var moved = $"/staff/matching?view=try&if=move&moveCourse={other}&lessonDate=2026-09-22&lessonStart=09:30";

        Assert.Contains("能多排1门课", await town.PageAsync($"{moved}&lesson=1"), StringComparison.Ordinal);
        Assert.Contains("这门课有1节，请写1至1", await town.PageAsync($"{moved}&lesson=2"), StringComparison.Ordinal);
        Assert.Empty(await town.AskedAsync(other));
    }

    [Fact]
    public async Task A_lifted_weekly_limit_shows_what_would_be_won()
    {
        await using var town = await Town.StartAsync(teachers: 0, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", weeklyLimit: 1);
        var course = await town.CourseAsync("2026-09-21T09:30", "2026-09-22T09:30");

        var page = await town.PageAsync($"/staff/matching?view=try&if=lift&liftCourse={course}&teacher=T09");

        Assert.Contains("不计较王T09老师“超出每周课时上限”", page, StringComparison.Ordinal);
        Assert.Contains("能多排1门课", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_hours_that_a_teacher_gives_is_an_obstacle_and_another_lesson_then_is_none_to_lift()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.SendAsync($"/api/courses/{await town.CourseAsync()}/assign", new { teacher = "T01" });
        var course = await town.CourseAsync();
        await AwayAsync(town, "T02");

        var busy = await town.PageAsync(Lift(course, "T01"));
        var away = await town.PageAsync(Lift(course, "T02"));

        Assert.Contains("这位老师那时已有别的课，谁也不能同时上两节", busy, StringComparison.Ordinal);
        Assert.Contains("不计较王T02老师“不在本人的可授课时间内”", away, StringComparison.Ordinal);
        Assert.Contains("能多排1门课", away, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_on_hold_is_won_by_no_change()
    {
        await using var town = await Town.StartAsync(teachers: 0, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        await town.PostAsync($"/staff/matching/{course}/hold", 303, ("holdReason", "等街镇"));

        Assert.Contains(
            "这门课已暂停安排，或者正在问老师，请选择别的课程",
            await town.PageAsync(Lift(course, "T09")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "排到老师的课程一样多",
            await town.PageAsync("/staff/matching?view=try&if=teacher&discipline=TJQ&district=黄浦区"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_change_that_cannot_be_tried_is_refused_beside_its_field()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync("2026-09-21T09:30");
        var now = await town.App.Services.GetRequiredService<WholePlan>().MakeAsync("高一");
        Assert.Contains("如果改一处", await town.PageAsync("/staff/matching?view=try&if="), StringComparison.Ordinal);

        foreach (
            var (asked, says) in new[]
            {
                ("if=else", "plan.trial 请选择要试哪一种改动 (if)"),
                ("if=teacher&discipline=TJQ", "plan.trial 请选择区 (district)"),
                ("if=lift&liftCourse=none", "plan.trial 请选择课程 (liftCourse)"),
                ("if=move&moveCourse=none", "plan.trial 请选择课程 (moveCourse)"),
                (
                    $"if=move&moveCourse={course}&lesson=1&lessonDate=明天&lessonStart=09:30",
                    "plan.trial 请写明改到哪一天、几点开始 (lessonDate)"
                ),
                ($"if=move&moveCourse={course}&lesson=x", "plan.trial 这门课有1节，请写1至1 (lesson)"),
            }
        )
        {
            var refusal = Assert.Single((await TriedAsync(town, now, asked)).Refusals);
            Assert.Equal(says, refusal.Words());
            var page = await town.PageAsync($"/staff/matching?view=try&{asked}");
            Assert.Contains(refusal.Message, page, StringComparison.Ordinal);
        }
    }

    private static async Task<Outcome<Trial>> TriedAsync(Town town, MadePlan now, string asked)
    {
        var query = new QueryCollection(QueryHelpers.ParseQuery(asked));
        var typed = await town.App.Services.GetRequiredService<WhatIfReader>().ReadAsync(now, Caller.Service, query);
        return await town.App.Services.GetRequiredService<WhatIfTrials>().TryAsync(now, typed);
    }

    [Fact]
    public async Task Only_who_may_plan_has_a_plan_tried_and_a_monitor_makes_none()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.CourseAsync();
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("r", "key-of-a-reviewer", [Role.Reviewer]);
        using var reviewer = town.App.Host.CreateClient();
        reviewer.DefaultRequestHeaders.Add("X-Api-Key", "key-of-a-reviewer");
        using var head = new HttpRequestMessage(HttpMethod.Head, "/staff/matching?view=try");

        using var forbidden = await reviewer.GetAsync("/staff/matching?view=try");
        using var monitored = await town.App.Http.SendAsync(head);

        Assert.Equal((403, 200), ((int)forbidden.StatusCode, (int)monitored.StatusCode));
        Assert.DoesNotContain("view=try", await reviewer.GetStringAsync("/staff/matching"), StringComparison.Ordinal);
    }

    private static string Lift(string course, string teacher) =>
        $"/staff/matching?view=try&if=lift&liftCourse={course}&teacher={teacher}";

    private static async Task AwayAsync(Town town, string id)
    {
        await town.PutAsync(
            $"/api/teachers/{id}",
            new
            {
                name = $"王{id}",
                phone = "13800000002",
                email = Town.MailOf(id),
                disciplines = new[] { "TJQ" },
                grade = "一级",
                districts = new[] { "黄浦区" },
                weeklyLimit = 10,
                availability = new[]
                {
                    new
                    {
                        day = "Sunday",
                        from = "09:00",
                        to = "12:00",
                    },
                },
            }
        );
    }
}
