using LocalFunctions.Measuring;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff see the plan and its reasons, and a course with its candidates.</summary>
public sealed class PlanPageTests
{
    [Fact]
    public async Task The_plan_shows_served_unserved_and_what_is_proved()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        var (one, other) = (await town.CourseAsync(), await town.CourseAsync());
        Assert.Contains("还没有排过课", await town.PageAsync("/staff/matching"), StringComparison.Ordinal);

        var trial = await town.PageAsync("/staff/matching?view=try");
        await town.PostAsync("/staff/matching-now", 303);
        var carriedOut = await town.PageAsync("/staff/matching");

        Assert.Contains("试算结果", trial, StringComparison.Ordinal);
        foreach (var page in new[] { trial, carriedOut })
        {
            Assert.Contains("已证明是最好的安排", page, StringComparison.Ordinal);
            Assert.Contains("2门课想在周一上午上太极拳，能教的老师只有1位", page, StringComparison.Ordinal);
            Assert.Contains($"/staff/matching/{one}", page, StringComparison.Ordinal);
            Assert.Contains($"/staff/matching/{other}", page, StringComparison.Ordinal);
        }

        Assert.Contains("最近一次安排", carriedOut, StringComparison.Ordinal);
        Assert.Contains("王T01", carriedOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_shows_its_candidates_by_part_and_the_letters_of_the_others()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.AddTeacherAsync("T03", district: "崇明区");
        var course = await town.CourseAsync();
        await town.AnswerAsync(course, "T02", "decline");

        var page = await town.PageAsync($"/staff/matching/{course}");

        Assert.Contains("在等1位老师答复", page, StringComparison.Ordinal);
        Assert.Contains("已谢绝：时间冲突", page, StringComparison.Ordinal);
        Assert.Contains("课少优先 20", page, StringComparison.Ordinal);
        Assert.Contains("F 不到该区授课", page, StringComparison.Ordinal);
        Assert.Contains("<abbr title=\"不到该区授课\">F</abbr>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_course_reads_three_ranges_for_each_who_could_come_and_seven_more_beside()
    {
        await using var town = await Town.StartAsync(teachers: 5);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        var path = $"/staff/matching/{course}";
        await town.PageAsync(path);
        var before = ReadsOf(town);

        await town.PageAsync(path);

        Assert.Equal(7 + 3 * 5, ReadsOf(town) - before);
    }

    private static long ReadsOf(Town town) =>
        town.App.Host.Tally.All.Single(one => one is { Kind: WorkKind.Http, Name: "ShowCourseMatching" }).Work.Requests;
}
