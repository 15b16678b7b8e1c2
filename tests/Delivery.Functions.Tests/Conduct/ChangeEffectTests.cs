using Delivery.Functions.Email;
using Delivery.Functions.Tests.Email;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What follows an approved change: the quota, the reminder, the published week, the notice on the door.</summary>
public sealed class ChangeEffectTests
{
    [Fact]
    public async Task Whose_notice_no_mail_server_takes_gets_one_text_message_under_the_same_key()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["MailSchedule"] = "0 */5 * * * *" },
            services: services => RefusingMail.Of(services, Citizens.MailOf(2))
        );
        var course = await town.CourseAsync(places: 5);
        var enrolled = await town.EnrolAsync(course, 2);
        var change = await town.AskAsync($"{course}-02", Move("2026-09-29T14:00"));
        await town.ApproveAsync(change);
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(16));

        Assert.Single(
            await town.App.MailAsync($"{Citizens.PhoneOf(2)}@sms"),
            text => text.Text!.Contains("太极拳（清荷街道）有更改：第", StringComparison.Ordinal)
        );
        Assert.Empty(await town.App.MailAsync(Citizens.MailOf(2)));
        var outbox = town.App.Services.GetRequiredService<MailOutbox>();
        var kept = await outbox.FindAsync($"change/{change}/notice/{enrolled.IdOf()}");
        Assert.Equal(MailState.Sent, kept?.State);
    }

    [Fact]
    public async Task A_cancelled_lesson_frees_its_part_of_the_quota_and_stays_in_calendars_as_cancelled()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var before = await ReservedAsync(town);

        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));

        Assert.Equal(before / 2, await ReservedAsync(town));
        Assert.Equal("Cancelled", (await town.LessonAsync(course, 1)).GetProperty("status").GetString());
        var calendar = await town.CalendarAsync(course);
        Assert.Contains("STATUS:CANCELLED", calendar, StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", calendar, StringComparison.Ordinal);
        Assert.Equal("Confirmed", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-22T09:01");
        Assert.DoesNotContain(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.StartsWith("请填到课人数", StringComparison.Ordinal)
        );
        Assert.Equal("Confirmed", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-28T09:31");
        Assert.Equal("InDelivery", await town.StageAsync(course));
    }

    [Fact]
    public async Task With_its_last_lesson_the_course_is_cancelled_and_holds_nothing_any_more()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Cancel("报名的人太少")));

        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.Equal(0, await ReservedAsync(town));
        await town.App.MoveToAsync("2026-10-15T09:00");
        Assert.Equal("Cancelled", await town.StageAsync(course));
        Assert.DoesNotContain(
            await town.App.MailAsync(Town.MailOf("T01")),
            mail => mail.Subject.StartsWith("请上传", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_reminder_follows_the_lesson()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Move("2026-09-24T14:00")));

        await town.App.MoveToAsync("2026-09-22T08:59");
        Assert.DoesNotContain(await town.SubjectsAsync("zhou@example.cn"), IsReminder);
        Assert.Equal("Confirmed", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-22T09:01");

        Assert.Contains("9月24日（周四）14:00—15:30 太极拳第1节", await town.SubjectsAsync("zhou@example.cn"));
        Assert.Equal("Confirmed", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-24T14:01");
        Assert.Equal("InDelivery", await town.StageAsync(course));
        await town.App.MoveToAsync("2026-09-25T09:01");
        Assert.Contains("请填到课人数：太极拳第1节（9月24日）", await town.SubjectsAsync("zhou@example.cn"));
    }

    [Fact]
    public async Task A_week_that_is_published_is_corrected_on_every_channel()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-09-18T15:01");
        var change = await town.AskAsync($"{course}-01", Move("2026-09-23T09:30"));

        var page = await town.App.Http.GetStringAsync($"/staff/changes/{change}");
        Assert.Contains("各渠道发布更正", page, StringComparison.Ordinal);
        await town.ApproveAsync(change);

        var programme = await town.GetAsync("/api/programmes/2026-W39");
        Assert.Equal(2, programme.GetProperty("edition").GetInt32());
        Assert.StartsWith(
            "2026-09-23T09:30",
            programme.GetProperty("lessons")[0].GetProperty("start").GetString(),
            StringComparison.Ordinal
        );
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));
        programme = await town.GetAsync("/api/programmes/2026-W39");
        Assert.Equal(3, programme.GetProperty("edition").GetInt32());
        Assert.Equal("Cancelled", programme.GetProperty("lessons")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_lesson_moved_out_of_its_published_week_is_told_as_moved_and_not_as_cancelled()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30", "2026-10-14T09:30");
        await town.App.MoveToAsync("2026-09-18T15:01");
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Move("2026-09-30T10:00")));

        var page = await town.App.Anonymous.GetStringAsync("/programmes/2026-W39");
        Assert.Contains(
            "9月23日（周三）09:30 太极拳（清荷街道）改到9月30日（周三）10:00—11:30",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("取消9月23日", page, StringComparison.Ordinal);
        var calendar = await town.App.Anonymous.GetStringAsync("/programmes/2026-W39.ics");
        Assert.Contains("DTSTART:20260930T020000Z", calendar, StringComparison.Ordinal);
        Assert.Contains("STATUS:CONFIRMED", calendar, StringComparison.Ordinal);

        // Cancelled where it stands now, nobody is told twice that it was moved.
        await town.ApproveAsync(await town.AskAsync($"{course}-01", Cancel()));
        var programme = await town.GetAsync("/api/programmes/2026-W39");
        Assert.Equal(2, programme.GetProperty("edition").GetInt32());
    }

    [Fact]
    public async Task Before_it_is_agreed_to_everybody_and_everything_it_touches_stands_there_by_name_with_a_link()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes)
        );
        var course = await town.CourseAsync(places: 5);
        await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);
        var other = await town.ConfirmedCourseAsync("T01", "2026-09-23T09:30");
        await town.App.MoveToAsync("2026-09-18T15:01");
        var change = await town.AskAsync($"{course}-01", Move("2026-09-23T10:00"));

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await town.App.Http.GetStringAsync($"/staff/changes/{change}")
        );
        var lines = page.QuerySelectorAll("ul.list li")
            .Select(line => $"{line.QuerySelector("a")?.GetAttribute("href")} {line.TextContent}")
            .ToList();

        foreach (
            var (path, text) in new[]
            {
                ("/staff/teachers/T01", "王T01老师新的时间已有课"),
                ($"/staff/orders/{other}", "冲突的课"),
                ("/programmes/2026-W39?edition=1", "各渠道发布更正"),
                ("/staff/channels", "渠道："),
                ($"/staff/streets/{Town.Street}", "林一，邮件 lin@example.cn"),
                ($"/staff/streets/{Town.Street}", "周二，邮件 zhou@example.cn"),
                ("/staff/teachers/T01", $"邮件 {Town.MailOf("T01")}"),
                ($"/staff/orders/{course}", "2人：邮件2人，短信0人"),
            }
        )
            Assert.Contains(
                lines,
                line =>
                    line.StartsWith($"{path} ", StringComparison.Ordinal)
                    && line.Contains(text, StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task The_door_notice_is_public_once_approved_and_names_no_person()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var change = await town.AskAsync($"{course}-01", Move("2026-09-22T14:00"));
        using (var early = await town.App.Anonymous.GetAsync($"/changes/{change}/notice"))
            Assert.Equal(404, (int)early.StatusCode);

        await town.ApproveAsync(change);

        var notice = await town.App.Anonymous.GetStringAsync($"/changes/{change}/notice");
        Assert.Contains("9月22日（周二）14:00—15:30", notice, StringComparison.Ordinal);
        Assert.Contains("清荷文体中心", notice, StringComparison.Ordinal);
        foreach (var personal in new[] { "王T01", "林一", "周二<", "13700001111", "13900005678" })
            Assert.DoesNotContain(personal, notice, StringComparison.Ordinal);
    }

    private static async Task<decimal> ReservedAsync(Town town) =>
        (await town.GetAsync($"/api/streets/{Town.Street}/quota/2026")).GetProperty("reserved").GetDecimal();

    private static bool IsReminder(string subject) =>
        subject.EndsWith("太极拳第1节", StringComparison.Ordinal) && subject.StartsWith('9');
}
