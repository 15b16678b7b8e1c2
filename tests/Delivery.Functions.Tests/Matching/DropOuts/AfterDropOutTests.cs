using Delivery.Functions.Tests.Conduct.Supervision;
using Delivery.Functions.Tests.Matching.Plan;
using Delivery.Functions.Tests.Teaching.Filming;
using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>Who else is concerned by a drop-out sees on their pages, and reads in their letters, how it stands now.</summary>
public sealed class AfterDropOutTests
{
    private const string Staff = "shenhe@example.cn";

    [Fact]
    public async Task A_lesson_called_off_for_want_of_a_teacher_is_said_to_be_so_and_not_agreed_to()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.DropOutAsync(course);

        await town.App.MoveToAsync("2026-09-28T09:31");

        var notice = await town.MailAsync("lin@example.cn", "更改告示：太极拳第2节取消");
        Assert.Contains("没有请到老师来上，下面的课取消", notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("协会已同意", notice.Text, StringComparison.Ordinal);
        var page = await town.App.Http.GetStringAsync($"/staff/changes/{course}-C01");
        Assert.Contains("没有老师（系统）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("协会代为申请", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已同意", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已同意", await town.App.Http.GetStringAsync("/staff/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_names_whoever_gives_the_lesson_now()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var draw = new
        {
            week = "2026-W40",
            count = 1,
            seed = 7,
        };
        var drawn = await town.SendAsync("/api/supervision/draws", draw);
        var visit = drawn.GetProperty("visits")[0].GetProperty("visitId").GetString()!;
        await Visiting.AssignAsync(town, visit, Visiting.Inspector);
        var page = Town.PathIn(await town.MailAsync(Visiting.Inspector, "请去督导"), "visits");
        Assert.Contains("王T01", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);

        await town.DropOutAsync(course);

        var sought = await town.App.Anonymous.GetStringAsync(page);
        Assert.Contains("正在另找", sought, StringComparison.Ordinal);
        Assert.DoesNotContain("王T01", sought, StringComparison.Ordinal);
        Assert.Contains("正在另找老师", await town.App.Http.GetStringAsync($"/staff/supervision/{visit}"));
        await town.AnswerAgainAsync(course, "T02", "accept");
        Assert.Contains("王T02", await town.App.Anonymous.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("王T02老师", await town.App.Http.GetStringAsync($"/staff/supervision/{visit}"));
    }

    [Fact]
    public async Task The_street_goes_on_preparing_while_another_teacher_is_looked_for()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        Assert.Contains("id=\"preparation\"", await street.GetStringAsync($"/orders/{course}"));

        await town.PutAsync(
            $"/api/courses/{course}/preparation",
            new { venueConfirmed = true, announcementPosted = false }
        );
        await town.App.MoveToAsync("2026-09-15T12:00");
        using var later = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("太极拳开课准备：张贴海报", await later.GetStringAsync("/street"));
    }

    [Fact]
    public async Task Staff_see_who_gave_which_lesson_and_who_gives_the_rest()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        var path = $"/staff/orders/{course}";
        Assert.DoesNotContain("各节的老师", await town.App.Http.GetStringAsync(path), StringComparison.Ordinal);

        await town.DropOutAsync(course);

        var sought = await town.App.Http.GetStringAsync(path);
        Assert.Contains("第1节 9月21日 周一</span><span>王T01老师", sought, StringComparison.Ordinal);
        Assert.Contains("第2节 9月28日 周一</span><span>正在另找", sought, StringComparison.Ordinal);
        await town.AnswerAgainAsync(course, "T02", "accept");
        var found = await town.App.Http.GetStringAsync(path);
        Assert.Contains("第1节 9月21日 周一</span><span>王T01老师", found, StringComparison.Ordinal);
        Assert.Contains("第3节 10月12日 周一</span><span>王T02老师", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crew_that_comes_learns_of_the_next_teacher_who_learns_of_the_crew()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-22T10:00");
        await town.BookAsync($"{course}-02");
        await town.AnswerAsync(await town.CrewPageAsync(), "confirm");

        await town.DropOutAsync(course);
        await town.HasNoMailAsync(FilmTown.Crew, "换了老师");
        await town.AnswerAgainAsync(course, "T02", "accept");

        await town.App.IdleAsync();
        var told = await town.MailAsync(FilmTown.Crew, "要拍的课换了老师：清荷街道太极拳");
        Assert.Contains("9月28日（周一）09:30—11:00", told.Text, StringComparison.Ordinal);
        var next = await town.MailAsync(Town.MailOf("T02"), "有拍摄组来：清荷街道太极拳");
        Assert.Contains("晨光影像 13600002222", next.Text, StringComparison.Ordinal);
        Assert.Single(await town.SubjectsAsync(FilmTown.Street), IsOfCrew);
        Assert.Single(
            await town.SubjectsAsync(FilmTown.Crew),
            subject => subject.StartsWith("拍摄说定了", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_hold_after_a_drop_out_threatens_the_next_lesson_and_not_the_course()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.ThreeLessonsAsync();
        await town.DropOutAsync(course);
        var path = $"/staff/matching/{course}";
        var page = await town.App.Http.GetStringAsync(path);
        Assert.Contains("到上课时还没有老师的那一节会取消", page, StringComparison.Ordinal);
        Assert.DoesNotContain("这门课会取消", page, StringComparison.Ordinal);

        await town.PostAsync($"{path}/hold", 303, ("holdReason", "等街镇"));
        foreach (var teacher in new[] { "T02", "T03" })
            await town.AnswerAgainAsync(course, teacher, "decline");
        await town.App.MoveToAsync("2026-09-18T10:00");

        var mail = await town.MailAsync(Staff, "还在暂停找老师");
        Assert.Contains("到上课时还没有老师的那一节会取消", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("课程会取消", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_lesson_that_has_begun_its_own_teacher_is_called_and_not_the_next()
    {
        var everyQuarter = new Dictionary<string, string?> { ["LessonSchedule"] = "0 */15 * * * *" };
        await using var town = await Town.StartAsync(teachers: 2, everyQuarter);
        var course = await town.ThreeLessonsAsync();
        await town.App.MoveToAsync("2026-09-21T09:50");
        await town.DropOutAsync(course);

        await town.AnswerAgainAsync(course, "T02", "accept");

        var list = await town.App.Http.GetStringAsync("/staff/begun");
        Assert.Contains("王T01", list, StringComparison.Ordinal);
        Assert.DoesNotContain("王T02", list, StringComparison.Ordinal);
    }

    private static bool IsOfCrew(string subject) => subject.StartsWith("有拍摄组来", StringComparison.Ordinal);
}
