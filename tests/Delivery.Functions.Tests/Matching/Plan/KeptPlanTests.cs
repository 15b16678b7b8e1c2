using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Matching;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>What planning keeps: plans of any size, for their time, and what counts in the next one.</summary>
public sealed class KeptPlanTests
{
    [Fact]
    public async Task A_plan_of_a_whole_city_is_kept_and_found_whole_until_its_time_is_over()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var plans = town.App.Services.GetRequiredService<MatchingPlans>();
        var (small, great) = (PlanOf("2026-09-01T08:00", 3), PlanOf("2026-09-02T08:00", 2500));
        await plans.KeepAsync(small);
        await plans.KeepAsync(great);
        Assert.Equal(CoursesOf(small), CoursesOf(await plans.KeepAsync(small with { Courses = [] })));

        Assert.Equal(CoursesOf(great), CoursesOf(await plans.NewestAsync()));
        Assert.Equal(CoursesOf(great), CoursesOf(await plans.PlanAsync(great.PlanId)));
        Assert.Equal(1, await plans.DeleteAsync(new DateOnly(2026, 9, 1)));
        Assert.Null(await plans.PlanAsync(small.PlanId));
        Assert.Equal(7, await plans.DeleteAsync(new DateOnly(2026, 9, 2)));
        Assert.Null(await plans.NewestAsync());
    }

    [Fact]
    public async Task A_step_that_is_done_again_keeps_its_plan_though_another_course_ranked_it_meanwhile()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        var join = ActivatorUtilities.CreateInstance<JoinPlan>(town.App.Services);
        var first = await join.Run(new MatchingRound(course, 1));
        var ranked = await town
            .App.Services.GetRequiredService<TeacherSituations>()
            .RankAsync(await ReadAsync(town, course));
        await town
            .App.Services.GetRequiredService<Courses>()
            .KeepAsync(course, new RankingOfRound(1, first!.At, ranked));

        Assert.Equal(first, await join.Run(new MatchingRound(course, 1)));
        Assert.NotEqual(first, await join.Run(new MatchingRound(course, 2)));
    }

    [Fact]
    public async Task Who_said_no_is_not_asked_again_at_the_same_times_and_who_was_silent_only_in_another_round()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var id = await town.CourseAsync();
        await town.AnswerAsync(id, "T01", "decline");
        await town.App.AdvanceAsync(TimeSpan.FromDays(7));
        Assert.Equal("Unmatched", await town.StageAsync(id));
        var input = town.App.Services.GetRequiredService<PlanInput>();
        var course = await ReadAsync(town, id);
        var moved = course with
        {
            Lessons = [.. course.Lessons.Select(lesson => lesson with { Start = lesson.Start.AddHours(5) })],
        };

        Assert.Equal(["T01", "T02"], (await input.DeclinedAsync(course, round: 1)).Order(StringComparer.Ordinal));
        Assert.Equal(["T01", "T02"], (await input.DeclinedAsync(course, round: 0)).Order(StringComparer.Ordinal));
        Assert.Equal(["T01"], await input.DeclinedAsync(course, round: 2));
        Assert.Empty(await input.DeclinedAsync(moved, round: 2));
        Assert.Empty(await input.DeclinedAsync(moved, round: 0));
    }

    [Fact]
    public async Task Whom_this_street_rated_well_is_asked_first_and_what_another_said_does_not_count()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var ratings = town.App.Services.GetRequiredService<TeacherRatings>();
        await ratings.PutAsync("T03", new Month(2026, 5), Town.Street, [new Ratings(5, 5, 5), new Ratings(4, 4, 4)]);
        await ratings.PutAsync("T02", new Month(2026, 5), "310101003", [new Ratings(5, 5, 5)]);

        var course = await town.CourseAsync();
        var explained = await town.GetAsync($"/api/courses/{course}/candidates");

        Assert.Equal(
            ["T03 22.5", "T01 0", "T02 0"],
            explained
                .GetProperty("candidates")
                .EnumerateArray()
                .Select(one =>
                    $"{one.GetProperty("teacher")} {one.GetProperty("parts").GetProperty("taughtHereWell").GetDecimal():0.##}"
                )
        );
    }

    private static async Task<CourseWithLessons> ReadAsync(Town town, string course) =>
        await town.App.Services.GetRequiredService<Courses>().GetWithLessonsAsync(course);

    private static IEnumerable<string>? CoursesOf(KeptPlan? plan) => plan?.Courses.Select(course => course.CourseId);

    private static KeptPlan PlanOf(string at, int courses)
    {
        var moment = DateTimeOffset.Parse($"{at}+08:00", System.Globalization.CultureInfo.InvariantCulture);
        return new KeptPlan(
            MatchingPlans.IdAt(moment),
            moment,
            "系统",
            courses,
            0,
            0,
            0,
            true,
            true,
            1,
            [
                .. Enumerable
                    .Range(1, courses)
                    .Select(number => new PlannedCourse(
                        $"310101002-2026-{number:0000}",
                        1,
                        [],
                        "没有登记能教太极拳的老师",
                        "清荷街道",
                        "黄浦区",
                        "太极拳",
                        moment,
                        2
                    )),
            ]
        );
    }
}
