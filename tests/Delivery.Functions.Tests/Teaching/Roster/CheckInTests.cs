using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>Who came to a lesson, by the list.</summary>
public sealed class CheckInTests
{
    [Fact]
    public async Task The_list_says_who_came_and_may_be_put_right_and_its_number_stands_in_the_headcount()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(3);
        var path = $"/api/lessons/{course}-01/check-in";
        var early = await town.RefusalAsync(path, new { present = ids });
        await town.App.MoveToAsync("2026-09-21T09:35");

        var first = await town.SendAsync(path, new { present = ids, walkIns = 4 });
        var corrected = await town.SendAsync(path, new { present = ids.Take(2) });
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        Assert.Equal("422 check-in.early 第1节9月21日 08:30起可以签到，请到时再来", early);
        Assert.Equal((3, 4, 7), (Int(first, "checkedIn"), Int(first, "walkIns"), Int(first, "headcount")));
        Assert.Equal((2, 4, 6), (Int(corrected, "checkedIn"), Int(corrected, "walkIns"), Int(corrected, "headcount")));
        Assert.Matches("name=\"headcount\"[^>]*value=\"6\"", await street.GetStringAsync($"/orders/{course}"));
    }

    [Fact]
    public async Task The_list_is_one_press_from_where_street_and_teacher_begin_and_the_code_stands_while_it_works()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await town.EnrolledAsync(1);
        var (path, later) = ($"/lessons/{course}-01/check-in", $"/lessons/{course}-02/check-in");
        await town.App.MoveToAsync("2026-09-21T08:25");
        Assert.Equal((false, false), await StandsAsync(path));
        Assert.Contains(
            "今天 9月21日",
            await PageAsync(CallerKind.Teacher, "T01", "/teacher"),
            StringComparison.Ordinal
        );

        await town.App.MoveToAsync("2026-09-21T10:55");

        Assert.Equal((true, true), await StandsAsync(path));
        Assert.Equal((false, false), await StandsAsync(later));
        Assert.Contains(
            "门口扫码签到",
            await PageAsync(CallerKind.Street, Town.Street, path),
            StringComparison.Ordinal
        );
        await town.App.MoveToAsync("2026-09-21T11:31");
        Assert.Equal((false, false), await StandsAsync(path));
        var over = await PageAsync(CallerKind.Street, Town.Street, path);
        Assert.DoesNotContain("门口扫码签到", over, StringComparison.Ordinal);
        Assert.Contains("来了的打勾", over, StringComparison.Ordinal);

        async Task<string> PageAsync(CallerKind kind, string id, string asked)
        {
            using var client = await town.App.SignedInAsync(kind, id);
            return await client.GetStringAsync(asked);
        }

        async Task<(bool Street, bool Teacher)> StandsAsync(string link) =>
            (
                (await PageAsync(CallerKind.Street, Town.Street, "/street")).Contains(link, StringComparison.Ordinal),
                (await PageAsync(CallerKind.Teacher, "T01", "/teacher")).Contains(link, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(1);
        var (path, nobody) = ($"/api/lessons/{course}-01/check-in", $"{course}-{new string('a', 32)}");
        await town.App.MoveToAsync("2026-09-21T09:35");
        await town.CancelLessonAsync($"{course}-02");

        Assert.Equal(
            $"422 check-in.unknown 名单上没有“{nobody}”，请刷新名单再签到",
            await town.RefusalAsync(path, new { present = new[] { nobody } })
        );
        foreach (var walkIns in (int[])[-1, 5001])
            Assert.Equal(
                "422 check-in.walk-ins 现场来的人数应为0到5000的整数",
                await town.RefusalAsync(path, new { present = ids, walkIns })
            );
        Assert.Equal(
            "409 lesson.stage 这节课已取消，不用签到",
            await town.RefusalAsync($"/api/lessons/{course}-02/check-in", new { present = ids })
        );
        Assert.Equal(
            $"404 lesson.unknown 没有找到课时“{course}-09”，请核对编号",
            await town.RefusalAsync($"/api/lessons/{course}-09/check-in", new { present = ids })
        );
    }

    [Fact]
    public async Task Who_checked_in_at_the_door_after_the_list_was_opened_stays_and_a_tick_that_was_shown_can_be_taken_away()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(3);
        var path = $"/lessons/{course}-01/check-in";
        await town.App.MoveToAsync("2026-09-21T09:35");
        var cookie = await town.StreetCookieAsync(Town.Street);
        using var opened = await town.PostFormAsync(path, cookie, ($"here[{ids[1]}]", "yes"));
        using var street = town.ClientWith(cookie);
        Assert.Single(Regex.Matches(await street.GetStringAsync(path), @"name=""was\["));

        using var door = await town.PostFormAsync(await town.DoorAsync($"{course}-01"), ("digits", "0001"));
        using var saved = await town.PostFormAsync(path, cookie, ($"was[{ids[1]}]", "yes"), ($"here[{ids[2]}]", "yes"));

        Assert.Equal((303, 303, 303), ((int)opened.StatusCode, (int)door.StatusCode, (int)saved.StatusCode));
        Assert.Equal([1, 0, 1], await town.CameAsync(course));
    }

    [Theory]
    [InlineData(Role.FinanceMaker)]
    [InlineData(Role.Conduct)]
    public async Task Only_reviewers_of_the_staff_check_anybody_in_whatever_link_they_bring(string role)
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(1);
        await town.App.MoveToAsync("2026-09-21T09:35");
        using var other = await town.StaffAsync(role);
        using var reviewer = await town.StaffAsync(Role.Reviewer);
        using var page = await other.GetAsync($"/lessons/{course}-01/check-in?link=x");

        foreach (
            var (act, body) in (IEnumerable<(string, object)>)[("check-in", new { present = ids }), ("media", new { })]
        )
            Assert.StartsWith(
                "403 auth.forbidden",
                await town.RefusalAsync($"/api/lessons/{course}-01/{act}?link=x", body, by: other)
            );
        Assert.Equal(404, (int)page.StatusCode);
        Assert.Contains(
            "张1",
            await reviewer.GetStringAsync($"/lessons/{course}-01/check-in"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Street_and_teacher_tick_who_came_on_the_lessons_page_and_strangers_do_not()
    {
        await using var town = await Town.StartAsync(teachers: 2, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(2);
        await town.App.MoveToAsync("2026-09-21T09:35");
        var path = $"/lessons/{course}-01/check-in";

        using var byTeacher = await town.PostFormAsync(
            path,
            await town.TeacherCookieAsync("T01"),
            ($"here[{ids[0]}]", "yes"),
            ("walkIns", "2")
        );
        using var bad = await town.PostFormAsync(path, await town.StreetCookieAsync(Town.Street), ("walkIns", "viele"));
        using var other = await town.PostFormAsync(path, await town.TeacherCookieAsync("T02"), ("walkIns", "9"));
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var page = await street.GetStringAsync(path);

        Assert.Equal((303, 422, 404), ((int)byTeacher.StatusCode, (int)bad.StatusCode, (int)other.StatusCode));
        Assert.Single(Regex.Matches(page, @"name=""here\[[^>]*checked"));
        Assert.Matches("name=\"headcount\"[^>]*value=\"3\"", page);
        Assert.DoesNotContain(Citizens.PhoneOf(1), page, StringComparison.Ordinal);
    }

    private static int Int(System.Text.Json.JsonElement answer, string field) => answer.GetProperty(field).GetInt32();
}
