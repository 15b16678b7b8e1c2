using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>Who came to a lesson, by the code at the door.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Behind_the_code_at_the_door_the_last_four_digits_say_who_is_there()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await town.EnrolledAsync(2);
        var door = await town.DoorAsync($"{course}-01");
        Assert.Contains("8:30起可以签到", await town.App.Anonymous.GetStringAsync(door), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T09:35");

        using var unknown = await town.PostFormAsync(door, ("digits", "9999"));
        using var nonsense = await town.PostFormAsync(door, ("digits", "99"));
        using var known = await town.PostFormAsync(door, ("digits", "0001"));
        var said = await town.App.Anonymous.GetStringAsync(known.Headers.Location);
        using var twice = await town.PostFormAsync(door, ("digits", "0001"));
        await town.App.MoveToAsync("2026-09-21T11:31");
        using var after = await town.App.Anonymous.GetAsync(door);

        Assert.Equal((422, 422), ((int)unknown.StatusCode, (int)nonsense.StatusCode));
        Assert.Contains("签到好了", said, StringComparison.Ordinal);
        Assert.Contains("张*", said, StringComparison.Ordinal);
        Assert.DoesNotContain("张1", said, StringComparison.Ordinal);
        Assert.Equal((303, 303, 410), ((int)known.StatusCode, (int)twice.StatusCode, (int)after.StatusCode));
        Assert.Equal([1, 0], await town.CameAsync(course));
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
        var door = await town.DoorAsync($"{course}-01");
        await town.App.MoveToAsync("2026-09-21T09:35");

        using var asked = await town.PostFormAsync(door, ("digits", "0001"));
        using var all = await town.PostFormAsync(door, ("digits", "0001"), ("who", "all"));

        Assert.Contains("是哪一位", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "张*、李**",
            await town.App.Anonymous.GetStringAsync(all.Headers.Location),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_door_of_a_lesson_that_was_moved_names_where_it_is_held_and_nobody_who_is_not_checked_in()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, ids) = await town.EnrolledAsync(1);
        await town.MoveAsync($"{course}-01");
        var door = await town.DoorAsync($"{course}-01");

        Assert.Contains("云杉小学", await town.App.Anonymous.GetStringAsync(door), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "张*",
            await town.App.Anonymous.GetStringAsync($"{door}?here={ids[0][^32..]}"),
            StringComparison.Ordinal
        );
    }
}
