using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>The list of who takes part: from sign-ups, corrected and handed in by the street.</summary>
public sealed class RosterTests
{
    [Fact]
    public async Task The_street_sees_numbers_masked_until_it_asks_and_no_other_street_sees_anything()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        await town.EnrolAsync(course, 1);
        using var own = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var other = await town.App.SignedInAsync(CallerKind.Street, "310101003");
        using var teacher = await town.App.SignedInAsync(CallerKind.Teacher, "T01");

        var masked = await own.GetStringAsync($"/orders/{course}/roster");
        var shown = await own.GetStringAsync($"/orders/{course}/roster?numbers=show");
        using var strange = await other.GetAsync($"/orders/{course}/roster");
        using var byTeacher = await teacher.GetAsync($"/api/courses/{course}/roster");
        using var anonymous = await town.App.Anonymous.GetAsync($"/api/courses/{course}/roster");

        Assert.Contains("138****0001", masked, StringComparison.Ordinal);
        Assert.DoesNotContain(Citizens.PhoneOf(1), masked, StringComparison.Ordinal);
        Assert.Contains("138 0001 0001", shown, StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized),
            (strange.StatusCode, byTeacher.StatusCode, anonymous.StatusCode)
        );
        Assert.Contains(
            $"/orders/{course}/roster",
            await own.GetStringAsync($"/orders/{course}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_street_adds_one_pastes_many_and_takes_one_off()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        var taken = await town.EnrolAsync(course, 1);
        var cookie = await town.StreetCookieAsync(Town.Street);
        var path = $"/orders/{course}/roster";

        using var wrong = await town.PostFormAsync(
            path,
            cookie,
            ("act", "add"),
            ("personName", "李二"),
            ("phone", "1")
        );
        using var one = await town.PostFormAsync(
            path,
            cookie,
            ("act", "add"),
            ("personName", "李二"),
            ("phone", "13900010002")
        );
        using var badLines = await town.PostFormAsync(
            path,
            cookie,
            ("act", "lines"),
            ("pasted", "姓名 手机\n王三\t13900010003\t1960\n赵四 1390001\n王三 13900010003")
        );
        using var lines = await town.PostFormAsync(
            path,
            cookie,
            ("act", "lines"),
            ("pasted", "1 王三 13900010003 1960\n2、赵四，139 0001 0004")
        );
        using var removed = await town.PostFormAsync(path, cookie, ("act", "remove"), ("enrolmentId", taken.IdOf()));

        Assert.Equal((422, 303, 303), ((int)wrong.StatusCode, (int)one.StatusCode, (int)removed.StatusCode));
        Assert.Contains("电话“1”不对", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var said = await badLines.Content.ReadAsStringAsync();
        Assert.Contains("第3行的电话“1390001”不对", said, StringComparison.Ordinal);
        Assert.Contains("第4行与第2行是同一个人", said, StringComparison.Ordinal);
        Assert.Equal(["李二", "王三"], (await town.RosterAsync(course)).People.Take(2));
        Assert.Contains("太极拳（清荷街道）：已由街镇移出名单", await town.SubjectsAsync(Citizens.MailOf(1)));
    }

    [Fact]
    public async Task It_is_waited_for_on_the_streets_page_until_it_is_handed_in()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        Assert.DoesNotContain("学员名单", await PageAsync(town, "/street"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-25T09:00");
        var late = await PageAsync(town, $"/orders/{course}/roster");
        Assert.Contains("交太极拳的学员名单", await PageAsync(town, "/street"), StringComparison.Ordinal);
        using var empty = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "hand-in")
        );
        Assert.Equal(422, (int)empty.StatusCode);
        Assert.Contains("名单上还没有人", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith(
            "422 roster.nobody 名单上还没有人，请先录入学员，再交名单",
            await town.RefusalAsync(
                $"/api/courses/{course}/roster",
                new { people = Array.Empty<object>(), handIn = true },
                HttpMethod.Put
            )
        );
        await town.EnrolAsync(course, 1);

        using var handed = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "hand-in")
        );

        Assert.Contains("逾期未交", late, StringComparison.Ordinal);
        Assert.Equal(303, (int)handed.StatusCode);
        Assert.DoesNotContain("学员名单", await PageAsync(town, "/street"), StringComparison.Ordinal);
        Assert.Contains("已交", await PageAsync(town, $"/orders/{course}/roster"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_downloaded_as_a_sheet_and_that_is_written_down()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        await town.EnrolAsync(course, 1);

        using var file = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "download")
        );

        Assert.Equal(200, (int)file.StatusCode);
        Assert.Equal(0x50, (await file.Content.ReadAsByteArrayAsync())[0]);
        var audit = await town.App.Http.GetStringAsync("/staff/audit");
        Assert.Contains("下载学员名单", audit, StringComparison.Ordinal);
    }

    // A session lasts a day: who comes back signs in again.
    private static async Task<string> PageAsync(Town town, string path)
    {
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        return await street.GetStringAsync(path);
    }
}
