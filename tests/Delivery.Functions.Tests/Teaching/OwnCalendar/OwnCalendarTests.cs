using System.Net;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.OwnCalendar;

/// <summary>A teacher's calendar program reads the own lessons by an address that the teacher can renew.</summary>
public sealed partial class OwnCalendarTests
{
    [Fact]
    public async Task The_address_gives_the_teachers_own_confirmed_lessons_and_the_contact_once_acknowledged()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var own = await town.ConfirmedCourseAsync("T01");
        await town.CourseAsync("2026-09-22T09:30");
        var address = await AddressAsync(town, "T01");

        var before = await town.App.Anonymous.GetStringAsync(address);
        await town.SendAsync($"/api/courses/{own}/confirmation/acknowledge", new { });
        var after = await town.App.Anonymous.GetStringAsync(address);

        Assert.Equal(2, Unfolded(before).Split("BEGIN:VEVENT").Length - 1);
        // Whoever reads the course's public calendar too sees the lesson once.
        var shared = Unfolded(await town.App.Anonymous.GetStringAsync($"/courses/{own}.ics"));
        Assert.Equal(IdsIn(shared), IdsIn(Unfolded(before)));
        Assert.Contains("DTSTART:20260921T013000Z", before, StringComparison.Ordinal);
        Assert.Contains("签收确认单后，这里有街镇联系人。", Unfolded(before), StringComparison.Ordinal);
        Assert.DoesNotContain("13900005678", Unfolded(before), StringComparison.Ordinal);
        Assert.Contains("现场联系 周二 13900005678", Unfolded(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_was_moved_stands_in_it_where_it_is_held()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01");
        await town.MoveAsync($"{course}-02");

        var calendar = Unfolded(await town.App.Anonymous.GetStringAsync(await AddressAsync(town, "T01")));

        Assert.Contains("LOCATION:清荷文体中心", calendar, StringComparison.Ordinal);
        Assert.Contains("LOCATION:云杉小学", calendar, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewed_the_old_address_holds_no_longer_and_the_new_one_does()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var old = await AddressAsync(town, "T01");

        using var renewed = await teacher.PostAsync("/teacher/calendar/renew", null);

        Assert.Equal(HttpStatusCode.SeeOther, renewed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(town, old));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(town, await AddressAsync(town, "T01")));
    }

    [Fact]
    public async Task An_address_that_nobody_made_gives_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(town, "/feeds/teacher/T01.ics"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(town, "/feeds/teacher/nonsense.ics"));
    }

    [Fact]
    public async Task Of_a_teacher_who_is_not_active_any_more_nothing_is_read()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var address = await AddressAsync(town, "T01");
        await town.PutAsync(
            "/api/teachers/T01",
            new
            {
                name = "王T01",
                phone = "13800000001",
                email = Town.MailOf("T01"),
                disciplines = new[] { "TJQ" },
                grade = "一级",
                districts = new[] { "黄浦区" },
                weeklyLimit = 10,
                active = false,
            }
        );

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(town, address));
    }

    private static async Task<string> AddressAsync(Town town, string id)
    {
        using var teacher = town.ClientWith(await town.TeacherCookieAsync(id));
        var page = WebUtility.HtmlDecode(await teacher.GetStringAsync("/teacher"));
        return new Uri(Address().Match(page).Value).PathAndQuery;
    }

    private static async Task<HttpStatusCode> StatusAsync(Town town, string address)
    {
        using var answer = await town.App.Anonymous.GetAsync(address);
        return answer.StatusCode;
    }

    private static IEnumerable<string> IdsIn(string calendar) =>
        calendar
            .Split("\r\n")
            .Where(line => line.StartsWith("UID:", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    // RFC 5545 folds long lines.
    private static string Unfolded(string calendar) => calendar.Replace("\r\n ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"https?://[^""]+/feeds/teacher/[^""]+\.ics", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
