using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

/// <summary>A lesson from its reminder to what is asked for afterwards.</summary>
public sealed class LessonTests
{
    [Fact]
    public async Task Teacher_and_delivery_contact_are_reminded_two_days_before_and_told_of_each_other()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town);

        await town.App.MoveToAsync("2026-09-19T08:59");
        Assert.DoesNotContain(await town.SubjectsAsync("zhou@example.cn"), IsReminder);
        await town.App.MoveToAsync("2026-09-19T09:01");

        var toTeacher = await town.MailAsync(Town.MailOf("T01"), "9月21日（周一）09:30—11:00 太极拳第1节");
        Assert.Contains("周二", toTeacher.Text, StringComparison.Ordinal);
        var toStreet = await town.MailAsync("zhou@example.cn", "9月21日（周一）09:30—11:00 太极拳第1节");
        Assert.Contains("王T01", toStreet.Text, StringComparison.Ordinal);
        Assert.Equal("Confirmed", await town.StageAsync(course));
    }

    [Fact]
    public async Task A_reminder_names_nobody_while_the_confirmation_is_not_acknowledged()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-19T09:01");

        var toStreet = await town.MailAsync("zhou@example.cn", "太极拳第1节");
        Assert.DoesNotContain("王T01", toStreet.Text, StringComparison.Ordinal);
        var toTeacher = await town.MailAsync(Town.MailOf("T01"), "9月21日（周一）09:30—11:00");
        Assert.DoesNotContain("周二", toTeacher.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_goes_on_when_the_confirmation_is_never_acknowledged_but_no_contact_is_given_away()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-09-26T09:01");

        Assert.Equal("InDelivery", await town.StageAsync(course));
        Assert.Contains(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.StartsWith("9月28日", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(await town.App.MailAsync("zhou@example.cn"), mail => mail.Text!.Contains("王T01"));
        Assert.DoesNotContain(await town.App.MailAsync(Town.MailOf("T01")), mail => mail.Text!.Contains("13900005678"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_the_morning_after_and_the_course_ends_without_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town, "2026-09-21T09:30");

        await town.App.MoveToAsync("2026-09-21T09:31");
        Assert.Equal("InDelivery", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-22T09:01");

        Assert.Contains("请上传照片或视频：太极拳第1节（9月21日）", await town.SubjectsAsync(Town.MailOf("T01")));
        Assert.Contains("请填到课人数：太极拳第1节（9月21日）", await town.SubjectsAsync("zhou@example.cn"));
        Assert.Equal("InDelivery", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-25T00:01");
        Assert.Contains(await town.StageAsync(course), new[] { "Completed", "Closed" });
    }

    [Fact]
    public async Task Who_reported_in_time_is_asked_for_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town, "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });
        using var uploaded = await Upload.PhotoAsync(town, $"{course}-01");

        await town.App.MoveToAsync("2026-09-22T09:01");

        Assert.DoesNotContain(
            await town.SubjectsAsync(Town.MailOf("T01")),
            subject => subject.StartsWith("请上传", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.StartsWith("请填到课人数", StringComparison.Ordinal)
        );
        Assert.Contains(await town.StageAsync(course), new[] { "Completed", "Closed" });
    }

    [Fact]
    public async Task A_headcount_is_taken_once_the_lesson_began_and_too_few_are_told_to_staff()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town, "2026-09-21T09:30");
        var path = $"/api/lessons/{course}-01/attendance";
        Assert.Equal(
            "422 headcount.early 第1节9月21日 09:30才开始，上课后再填",
            await town.RefusalAsync(path, new { headcount = 26 }, HttpMethod.Put)
        );

        await town.App.MoveToAsync("2026-09-21T11:05");
        var taken = await town.PutAsync(path, new { headcount = 12 });

        Assert.True(taken.GetProperty("flagged").GetBoolean());
        Assert.Contains("到课人数不足：清荷街道 太极拳第1节，12人", await town.SubjectsAsync("shenhe@example.cn"));
        var corrected = await town.PutAsync(path, new { headcount = 21 });
        Assert.False(corrected.GetProperty("flagged").GetBoolean());
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.Equal(21, shown.GetProperty("lessons")[0].GetProperty("headcount").GetInt32());
        Assert.StartsWith(
            "422 headcount.range 到课人数应为0到5000的整数",
            await town.RefusalAsync(path, new { headcount = -1 }, HttpMethod.Put)
        );
        Assert.StartsWith(
            "404 lesson.unknown",
            await town.RefusalAsync($"/api/lessons/{course}-09/attendance", new { headcount = 1 }, HttpMethod.Put)
        );
    }

    [Fact]
    public async Task Of_two_who_count_the_same_lesson_the_second_is_told_by_the_version_that_the_course_shows()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town, "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        var path = $"/api/lessons/{course}-01/attendance";
        var shown = (await town.GetAsync($"/api/courses/{course}")).GetProperty("lessons")[0];
        var version = shown.GetProperty("version").GetString()!;

        using var first = await CountAsync(town, path, 21, version);
        using var second = await CountAsync(town, path, 22, version);
        using var third = await CountAsync(town, path, 23, $"{first.Headers.ETag}");

        Assert.Equal((200, 412, 200), ((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode));
        var now = (await town.GetAsync($"/api/courses/{course}")).GetProperty("lessons")[0];
        Assert.Equal(23, now.GetProperty("headcount").GetInt32());
        Assert.NotEqual(version, now.GetProperty("version").GetString());
    }

    private static async Task<HttpResponseMessage> CountAsync(Town town, string path, int headcount, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { headcount }),
        };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await town.App.Http.SendAsync(request);
    }

    [Fact]
    public async Task The_street_enters_the_headcount_on_its_orders_page_and_no_other_street_can()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await AcknowledgedAsync(town, "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");

        using var own = await town.PostFormAsync(
            $"/lessons/{course}-01/headcount",
            await town.StreetCookieAsync(Town.Street),
            ("headcount", "30")
        );
        using var other = await town.PostFormAsync(
            $"/lessons/{course}-01/headcount",
            await town.StreetCookieAsync("310101003"),
            ("headcount", "99")
        );

        Assert.Equal((303, 404), ((int)own.StatusCode, (int)other.StatusCode));
        var shown = await town.GetAsync($"/api/courses/{course}");
        Assert.Equal(30, shown.GetProperty("lessons")[0].GetProperty("headcount").GetInt32());
    }

    private static bool IsReminder(string subject) => subject.StartsWith("9月21日", StringComparison.Ordinal);

    private static async Task<string> AcknowledgedAsync(Town town, params string[] lessons)
    {
        var course = await town.ConfirmedCourseAsync("T01", lessons);
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        return course;
    }
}
