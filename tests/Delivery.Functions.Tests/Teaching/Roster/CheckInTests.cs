using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>Who came to a lesson: by the list, and by the code at the door.</summary>
public sealed class CheckInTests
{
    [Fact]
    public async Task The_list_says_who_came_and_may_be_put_right_and_its_number_stands_in_the_headcount()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await EnrolledAsync(town, 3);
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
        Assert.StartsWith(
            "422 check-in.unknown",
            await town.RefusalAsync(path, new { present = new[] { $"{course}-{new string('a', 32)}" } })
        );
        Assert.StartsWith(
            "422 check-in.walk-ins",
            await town.RefusalAsync(path, new { present = ids, walkIns = 5001 })
        );
        Assert.StartsWith("404 lesson.unknown", await town.RefusalAsync($"/api/lessons/{course}-09/check-in", new { present = ids }));
    }

    [Fact]
    public async Task Street_and_teacher_tick_who_came_on_the_lessons_page_and_strangers_do_not()
    {
        await using var town = await Town.StartAsync(teachers: 2, Citizens.WithoutCodes);
        var (course, ids) = await EnrolledAsync(town, 2);
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

    [Fact]
    public async Task Behind_the_code_at_the_door_the_last_four_digits_say_who_is_there()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await EnrolledAsync(town, 2);
        var door = await DoorAsync(town, $"{course}-01");
        Assert.Contains("8:30起可以签到", await town.App.Anonymous.GetStringAsync(door), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T09:35");

        using var unknown = await town.PostFormAsync(door, ("digits", "9999"));
        using var nonsense = await town.PostFormAsync(door, ("digits", "99"));
        using var known = await town.PostFormAsync(door, ("digits", "0001"));
        using var twice = await town.PostFormAsync(door, ("digits", "0001"));
        await town.App.MoveToAsync("2026-09-21T11:31");
        using var after = await town.App.Anonymous.GetAsync(door);

        Assert.Equal((422, 422), ((int)unknown.StatusCode, (int)nonsense.StatusCode));
        var said = await known.Content.ReadAsStringAsync();
        Assert.Contains("签到好了", said, StringComparison.Ordinal);
        Assert.Contains("张*", said, StringComparison.Ordinal);
        Assert.DoesNotContain("张1", said, StringComparison.Ordinal);
        Assert.Equal((200, 410), ((int)twice.StatusCode, (int)after.StatusCode));
        var roster = await town.GetAsync($"/api/courses/{course}/roster");
        Assert.Equal(
            [1, 0],
            roster.GetProperty("people").EnumerateArray().Select(one => one.GetProperty("checkedIn").GetArrayLength())
        );
    }

    [Fact]
    public async Task A_family_at_the_door_says_which_of_them_came()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = "张一",
                phone = Citizens.PhoneOf(1),
                birthYear = 1958,
                members = new[] { new { name = "李二三", birthYear = 1960 } },
            },
            town.App.Anonymous
        );
        var door = await DoorAsync(town, $"{course}-01");
        await town.App.MoveToAsync("2026-09-21T09:35");

        using var asked = await town.PostFormAsync(door, ("digits", "0001"));
        using var all = await town.PostFormAsync(door, ("digits", "0001"), ("who", "all"));

        Assert.Contains("是哪一位", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("张*、李**", await all.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> DoorAsync(Town town, string lessonId)
    {
        var lesson = await town.App.Services.GetRequiredService<Courses>().GetLessonAsync(lessonId);
        return town.App.Services.GetRequiredService<DoorLinks>().To(lesson.Value).AbsolutePath;
    }

    private static async Task<(string Course, string[] Ids)> EnrolledAsync(Town town, int people)
    {
        var course = await town.CourseAsync(places: 10);
        var ids = new List<string>();
        for (var number = 1; number <= people; number++)
            ids.Add((await town.EnrolAsync(course, number)).IdOf());
        return (course, [.. ids]);
    }

    private static int Int(System.Text.Json.JsonElement answer, string field) => answer.GetProperty(field).GetInt32();
}
