using Xunit;
using static Delivery.Functions.Tests.Matching.Plan.CityPlanTests;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>A course that waits for its plan: what may happen to it meanwhile, and when it is planned at once.</summary>
public sealed class WaitingForPlanTests
{
    [Fact]
    public async Task An_urgent_course_is_planned_at_once()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(EveryTenMinutes) { ["Delivery:Matching:UrgentWorkingDays"] = "20" }
        );

        var course = await town.CourseAsync();

        Assert.Equal("T01", await FirstAskedAsync(town, course));
    }

    [Fact]
    public async Task Staff_assign_while_a_course_waits_for_its_plan()
    {
        await using var town = await Town.StartAsync(teachers: 2, EveryTenMinutes);
        var course = await town.CourseAsync();

        await town.SendAsync($"/api/courses/{course}/assign", new { teacher = "T02" });

        Assert.Equal("Confirmed", await town.StageAsync(course));
        await AfterAsync(town, 10);
        Assert.Empty(await InquiriesOfAsync(town, "T01"));
    }

    [Fact]
    public async Task The_street_withdraws_while_its_course_waits_for_its_plan()
    {
        await using var town = await Town.StartAsync(teachers: 2, EveryTenMinutes);
        var course = await town.CourseAsync();

        await town.SendAsync($"/api/orders/{course}/withdraw", new { });
        await AfterAsync(town, 10);

        Assert.Equal("Withdrawn", await town.StageAsync(course));
        Assert.Empty(await InquiriesOfAsync(town, "T01"));
    }

    [Fact]
    public async Task Planned_now_those_who_wait_ask_at_once_and_not_again_when_their_time_comes()
    {
        await using var town = await Town.StartAsync(teachers: 3, EveryTenMinutes);
        var course = await town.CourseAsync();

        var plan = await town.SendAsync("/api/matching/plan", new { });
        await town.App.IdleAsync();

        Assert.Equal(1, plan.GetProperty("served").GetInt32());
        Assert.Equal("T01", await FirstAskedAsync(town, course));
        await AfterAsync(town, 10);
        Assert.Single(await InquiriesOfAsync(town, "T01"));
    }

    [Fact]
    public async Task A_course_that_moves_while_the_list_is_read_is_planned_once()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var courses = await CoursesAsync(town, 6);

        for (var turn = 0; turn < 3; turn++)
        {
            var planning = town.SendAsync("/api/matching/plan?dryRun=true", new { });
            await town.SendAsync($"/api/courses/{courses[turn]}/assign", Anybody(turn));
            var plan = await planning;
            var named = plan.GetProperty("assignments")
                .EnumerateArray()
                .Concat(plan.GetProperty("unserved").EnumerateArray())
                .Select(course => course.GetProperty("course").GetString()!)
                .ToList();
            Assert.Equal(named.Distinct(StringComparer.Ordinal), named);
            Assert.Empty(courses.Skip(turn + 1).Except(named));
        }
    }

    private static object Anybody(int turn) => new { teacher = $"T{turn % 3 + 1:00}", reason = "现场商定" };
}
