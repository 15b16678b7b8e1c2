using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Tests.Matching.Plan;
using LocalFunctions.Measuring;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Board;

/// <summary>Staff choose on the board, see what stands against the choice, and do it on the course's page.</summary>
public sealed class BoardTests
{
    private const string Board = "/staff/matching-board";

    [Fact]
    public async Task The_board_shows_who_could_come_who_cannot_and_which_courses_want_the_same_teacher_at_once()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        var course = await town.CourseAsync();
        await town.CourseAsync();

        var page = await town.PageAsync(Board);

        Assert.Contains("等老师的课程2门", page, StringComparison.Ordinal);
        Assert.Contains("王T09（不到该区授课）", page, StringComparison.Ordinal);
        Assert.Contains("能上2门", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "王T01老师也最适合清荷街道的太极拳，时间相撞"));
        Assert.Contains($"action=\"/staff/matching/{course}#assign\"", page, StringComparison.Ordinal);
        Assert.Contains(
            "没有在等老师的课程",
            await town.PageAsync($"{Board}?district=崇明区"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            course,
            await town.PageAsync($"{Board}?district=黄浦区&discipline=TJQ"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_courses_that_clash_are_rivals_in_whatever_order_they_were_filed()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        var second = await town.CourseAsync("2026-09-22T09:30", "2026-09-29T09:30");
        var third = await town.CourseAsync("2026-09-23T09:30", "2026-09-29T10:00");
        var first = await town.CourseAsync("2026-09-21T09:30");

        var page = new HtmlParser().ParseDocument(await town.PageAsync(Board));

        Assert.Equal(
            [(first, false), (second, true), (third, true)],
            page.QuerySelectorAll("[data-board-course]")
                .Select(card => (card.Id![2..], card.TextContent.Contains("时间相撞", StringComparison.Ordinal)))
        );
    }

    [Fact]
    public async Task What_the_board_says_and_offers_is_what_the_courses_own_page_does()
    {
        await using var town = await Town.StartAsync(teachers: 2, PlanForms.EveryTenMinutes);
        var asked = await town.CourseAsync();
        var between = await town.CourseAsync();
        await town.PostAsync($"/staff/matching/{asked}/ask", 303, ("ask[T01]", "true"));

        var held = await town.PageAsync(Board);
        await town.App.Services.GetRequiredService<MatchingPlans>().LeaveAsync(between);
        var idle = await town.PageAsync(Board);

        Assert.Contains("在等1位老师答复", held, StringComparison.Ordinal);
        // The other time is held for the course that T01 is asked about.
        Assert.Contains("现在就问王T02<", held, StringComparison.Ordinal);
        Assert.Contains($"{between}", idle, StringComparison.Ordinal);
        Assert.DoesNotContain("没有请到老师</", idle, StringComparison.Ordinal);
        Assert.DoesNotContain("现在就问", idle, StringComparison.Ordinal);
        await town.PostAsync($"/staff/matching/{between}/ask", 422, ("ask[T02]", "true"));
    }

    [Fact]
    public async Task Courses_that_are_not_shown_cost_no_reads()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        const string none = $"{Board}?district=崇明区";
        await town.CourseAsync();
        await town.PageAsync(none);
        var one = await ReadsAsync(town, none);
        await town.CourseAsync("2026-09-22T09:30");
        await town.CourseAsync("2026-09-23T09:30");
        await town.PageAsync(none);

        // A turn more or less lies in the same page of rows.
        Assert.Equal(one, await ReadsAsync(town, none));
    }

    private static async Task<long> ReadsAsync(Town town, string path)
    {
        var before = Reads();
        await town.PageAsync(path);
        return Reads() - before;

        long Reads() =>
            town
                .App.Host.Tally.All.Single(one => one is { Kind: WorkKind.Http, Name: "ShowMatchingBoard" })
                .Work.Requests;
    }

    [Fact]
    public async Task What_stands_against_a_choice_is_shown_before_it_is_done()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.AddTeacherAsync("T09", district: "崇明区");
        await town.SendAsync($"/api/courses/{await town.CourseAsync()}/assign", new { teacher = "T01" });
        var course = await town.CourseAsync();

        var busy = await town.PageAsync($"/staff/matching/{course}?teacher=T01");
        var far = await town.PageAsync($"/staff/matching/{course}?teacher=T09");
        await town.AddTeacherAsync("T02");
        var free = await town.PageAsync($"/staff/matching/{course}?teacher=T02");
        var nobody = await town.PageAsync($"/staff/matching/{course}?teacher=T77");

        Assert.Contains("王T01老师不能指定", busy, StringComparison.Ordinal);
        Assert.Contains("已有别的课：9月21日 09:30", busy, StringComparison.Ordinal);
        Assert.Contains("王T09老师要写明理由才能指定", far, StringComparison.Ordinal);
        Assert.Contains("<li>不到该区授课</li>", far, StringComparison.Ordinal);
        Assert.Contains("王T02老师可以指定", free, StringComparison.Ordinal);
        Assert.Contains("<option value=\"T02\" selected", free, StringComparison.Ordinal);
        Assert.DoesNotContain("可以指定</b>", nobody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T01", "T02")]
    [InlineData("T02", "T01")]
    public async Task A_teacher_who_is_asked_about_a_course_at_the_same_time_is_shown_as_asked_there(
        string open,
        string no
    )
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var asked = await town.CourseAsync();
        await town.SendAsync($"/api/inquiries/{asked}-1-{no}/answer", new { answer = "decline", reason = "没空" });
        var other = await town.CourseAsync();

        var page = await town.PageAsync($"/staff/matching/{other}?teacher={open}");
        var declined = await town.PageAsync($"/staff/matching/{other}?teacher={no}");

        Assert.Contains("正在问这位老师同一时间的另一门课", page, StringComparison.Ordinal);
        Assert.Contains(asked, page, StringComparison.Ordinal);
        Assert.DoesNotContain("正在问这位老师同一时间的另一门课", declined, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_asked_there_beside_the_first_is_shown_so_too()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var asked = await town.CourseAsync();
        var other = await town.CourseAsync();

        var page = await town.PageAsync($"/staff/matching/{other}?teacher=T02");

        Assert.Equal(["T01", "T02"], await town.AskedAsync(asked));
        Assert.Contains("正在问这位老师同一时间的另一门课", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_best_three_are_asked_by_one_button_and_then_nobody_twice()
    {
        await using var town = await Town.StartAsync(teachers: 4, PlanForms.EveryTenMinutes);
        var course = await town.CourseAsync();
        var page = await town.PageAsync(Board);
        var ask = Regex.Matches(page, "name=\"(ask\\[T0[0-9]\\])\"").Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("现在就问王T01、王T02、王T03", page, StringComparison.Ordinal);
        await town.PostAsync($"/staff/matching/{course}/ask", 303, [.. ask.Select(name => (name, "true"))]);

        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(course));
        Assert.DoesNotContain("现在就问", await town.PageAsync(Board), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_match_sees_the_board_and_chooses_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1, PlanForms.EveryTenMinutes);
        await town.CourseAsync();
        await town.App.Services.GetRequiredService<ApiKeys>().AddAsync("r", "key-of-a-reviewer", [Role.Reviewer]);
        using var reviewer = town.App.Host.CreateClient();
        reviewer.DefaultRequestHeaders.Add("X-Api-Key", "key-of-a-reviewer");

        var page = await reviewer.GetStringAsync(Board);

        Assert.DoesNotContain("/ask\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("board.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"teacher\"", page, StringComparison.Ordinal);
    }
}
