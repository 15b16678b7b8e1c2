using System.Text.Json;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Courses that come together are planned together, and teachers are asked only what the plan wants of them.</summary>
public sealed class CityPlanTests
{
    internal static readonly Dictionary<string, string?> EveryTenMinutes = new()
    {
        ["Delivery:Matching:PlanEveryMinutes"] = "10",
    };

    [Fact]
    public async Task Forty_courses_at_one_hour_with_one_teacher_send_her_one_inquiry_and_the_rest_to_staff()
    {
        await using var town = await Town.StartAsync(teachers: 1, EveryTenMinutes);
        var courses = await CoursesAsync(town, 40);
        Assert.Empty(await InquiriesOfAsync(town, "T01"));

        await AfterAsync(town, 10);

        Assert.Single(await InquiriesOfAsync(town, "T01"));
        var stages = await StagesAsync(town, courses);
        Assert.Equal((1, 39), (stages.Count(one => one == "Matching"), stages.Count(one => one == "Unmatched")));
        Assert.Single(await town.SubjectsAsync(Town.MailOf("T01")));
    }

    [Fact]
    public async Task Courses_that_are_planned_as_they_come_do_not_ask_her_forty_times_either()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var courses = await CoursesAsync(town, 8);

        Assert.Single(await InquiriesOfAsync(town, "T01"));
        Assert.Equal(7, (await StagesAsync(town, courses)).Count(one => one == "Unmatched"));
    }

    [Fact]
    public async Task The_scarce_teacher_goes_to_the_course_that_nobody_else_can_give()
    {
        await using var town = await Town.StartAsync(teachers: 0, EveryTenMinutes);
        // T01 is free always and ranks first everywhere; T02 only on Mondays.
        await town.AddTeacherAsync("T01");
        await town.PutAsync("/api/teachers/T02", OnMondays("T02"));
        var monday = await town.CourseAsync("2026-09-21T09:30");
        var both = await town.CourseAsync("2026-09-21T09:30", "2026-09-23T09:30");

        await AfterAsync(town, 10);

        Assert.Equal("T02", await FirstAskedAsync(town, monday));
        Assert.Equal("T01", await FirstAskedAsync(town, both));
    }

    [Fact]
    public async Task A_dry_run_answers_as_the_contract_has_it_and_asks_nobody()
    {
        await using var town = await Town.StartAsync(teachers: 1, EveryTenMinutes);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());

        var plan = await town.SendAsync("/api/matching/plan?dryRun=true", new { });

        Assert.Equal(
            ["served", "unserved", "score", "bound", "gap", "optimal", "seconds", "assignments"],
            plan.EnumerateObject().Select(property => property.Name)
        );
        Assert.Equal(1, plan.GetProperty("served").GetInt32());
        Assert.True(plan.GetProperty("optimal").GetBoolean());
        Assert.Equal(0, plan.GetProperty("gap").GetDecimal());
        Assert.Equal(plan.GetProperty("score").GetDecimal(), plan.GetProperty("bound").GetDecimal());
        var served = plan.GetProperty("assignments")[0];
        var unserved = plan.GetProperty("unserved")[0];
        Assert.Equal("T01", served.GetProperty("teacher").GetString());
        Assert.Equal("2门课想在周一上午上太极拳，能教的老师只有1位", unserved.GetProperty("reason").GetString());
        Assert.Equal(
            new[] { one, other }.Order(StringComparer.Ordinal),
            new[] { served, unserved }
                .Select(course => course.GetProperty("course").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        await town.App.IdleAsync();
        Assert.Empty(await InquiriesOfAsync(town, "T01"));
        Assert.Equal(
            "400 query.dry-run dryRun 应为 true 或 false，不是“maybe”",
            await town.RefusalAsync("/api/matching/plan?dryRun=maybe", new { })
        );
    }

    [Fact]
    public async Task A_course_that_had_nobody_looks_again_when_a_plan_has_somebody()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var course = await town.CourseAsync();
        Assert.Equal("Unmatched", await town.StageAsync(course));
        await town.AddTeacherAsync("T01");

        await town.SendAsync("/api/matching/plan", new { });
        await town.SendAsync("/api/matching/plan", new { });

        Assert.Equal("Matching", await town.StageAsync(course));
        await town.SendAsync($"/api/inquiries/{course}-2-T01/answer", new { answer = "accept" });
        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task Who_is_asked_first_for_a_course_is_not_planned_for_another_at_that_hour()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());

        Assert.Equal("T01", await FirstAskedAsync(town, one));
        Assert.Equal("T02", await FirstAskedAsync(town, other));
        Assert.Single(await InquiriesOfAsync(town, "T01"));
    }

    [Fact]
    public async Task When_she_declines_her_hour_is_free_for_others_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var one = await town.CourseAsync();
        await town.AnswerAsync(one, "T01", "decline");
        Assert.Equal("Unmatched", await town.StageAsync(one));

        var other = await town.CourseAsync();

        Assert.Equal("T01", await FirstAskedAsync(town, other));
        var plan = await town.SendAsync("/api/matching/plan?dryRun=true", new { });
        Assert.Equal("能上的1位老师都已问过", ReasonOf(plan, one));
    }

    private static object OnMondays(string id) =>
        new
        {
            name = $"王{id}",
            phone = "13800000099",
            email = Town.MailOf(id),
            disciplines = new[] { "TJQ" },
            grade = "一级",
            districts = new[] { "静安区", "黄浦区" },
            weeklyLimit = 10,
            availability = new[]
            {
                new
                {
                    day = 1,
                    from = "08:00",
                    to = "12:00",
                },
            },
        };

    internal static async Task<IReadOnlyList<string>> CoursesAsync(Town town, int count)
    {
        town.FundingStream = "NonBasic";
        var courses = new List<string>();
        for (var one = 0; one < count; one++)
            courses.Add(await town.CourseAsync("2026-09-21T09:30"));
        return courses;
    }

    internal static async Task AfterAsync(Town town, int minutes)
    {
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(minutes));
        await town.App.IdleAsync();
    }

    internal static async Task<IReadOnlyList<JsonElement>> InquiriesOfAsync(Town town, string teacher) =>
        [.. (await town.GetAsync($"/api/inquiries?teacher={teacher}")).GetProperty("items").EnumerateArray()];

    internal static async Task<string?> FirstAskedAsync(Town town, string course) =>
        (await town.GetAsync($"/api/inquiries?course={course}"))
            .GetProperty("items")
            .EnumerateArray()
            .First()
            .GetProperty("teacher")
            .GetString();

    private static async Task<IReadOnlyList<string>> StagesAsync(Town town, IReadOnlyList<string> courses)
    {
        var stages = new List<string>();
        foreach (var course in courses)
            stages.Add(await town.StageAsync(course));
        return stages;
    }

    private static string? ReasonOf(JsonElement plan, string course) =>
        plan.GetProperty("unserved")
            .EnumerateArray()
            .First(one => one.GetProperty("course").GetString() == course)
            .GetProperty("reason")
            .GetString();
}
