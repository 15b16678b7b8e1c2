using System.Net.Http.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Tests.Conduct;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Settlement;
using Delivery.Functions.Tests.Teaching;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Conduct.Asking;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>
/// The last working days of 2026 while nobody has loaded 2027: nothing stands still for a day that nobody knows yet, and what
/// waits for one goes on by itself once the year is loaded.
/// </summary>
public sealed class YearEndWorkTests
{
    private const string Staff = "shenhe@example.cn";

    [Fact]
    public async Task A_course_of_the_last_day_is_asked_for_confirmed_held_and_reported_on()
    {
        await using var town = await TownAsync(teachers: 1);
        await town.App.MoveToAsync("2026-12-30T09:00");
        var course = await town.ConfirmedCourseAsync("T01", "2026-12-31T19:00");
        Assert.Contains("课程定给您了，请签收确认单：太极拳（1节）", await town.SubjectsAsync(Town.MailOf("T01")));
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });
        await town.App.MoveToAsync("2026-12-31T10:00");
        await town.RejectAsync(await town.AskAsync($"{course}-01", Cancel()), "场地已经修好");
        Assert.DoesNotContain(
            await town.SubjectsAsync(Staff),
            one => one.StartsWith("还没有决定", StringComparison.Ordinal)
        );
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        foreach (var path in (string[])[Paths.StreetHome, Paths.Roster(course), Paths.Order(course)])
            await street.GetStringAsync(path);
        Assert.Contains(Dates.NextYearUnknown, await street.GetStringAsync(Paths.Roster(course)));

        await town.App.MoveToAsync("2026-12-31T20:35");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 26 });
        using var uploaded = await Upload.PhotoAsync(town, $"{course}-01");
        await town.App.MoveToAsync("2027-01-02T10:00");
        var asked = await town.MailAsync("zhou@example.cn", "请写太极拳的配送新闻");
        Assert.Contains($"{Dates.NextYearUnknown}，请尽快提交", asked.Text, StringComparison.Ordinal);
        Assert.Contains(Dates.NextYearUnknown, await town.App.Http.GetStringAsync($"{Paths.StaffNews}?list=due"));
        await LoadAsync(town.App);
        await town.App.MoveToAsync("2027-01-04T10:00");
        // The fifth working day after New Year's Eve.
        Assert.Contains("1月8日（周五）24:00 截止", await town.App.Http.GetStringAsync($"{Paths.StaffNews}?list=due"));
        await town.App.MoveToAsync("2027-01-09T08:00");

        Assert.Contains("清荷街道没有按时交太极拳的配送新闻", await town.SubjectsAsync(Staff));
        var conduct = await town.App.Http.GetStringAsync($"/staff/conduct/{Town.Street}");
        Assert.Contains("太极拳的学员名单到1月6日没有交", conduct, StringComparison.Ordinal);
        Assert.Contains("太极拳的配送新闻到1月8日没有交", conduct, StringComparison.Ordinal);
        NothingStoodStill(town.App);
    }

    [Fact]
    public async Task News_sent_back_is_told_at_once_and_its_days_are_counted_from_then_once_they_are_known()
    {
        await using var town = await TownAsync(teachers: 1);
        await town.App.MoveToAsync("2026-12-10T09:00");
        var course = await town.ConfirmedCourseAsync("T01", "2026-12-14T09:30");
        await town.App.MoveToAsync("2026-12-15T09:01");
        await town.SendAsync(
            $"/api/courses/{course}/news",
            new { title = "太极拳", text = "太极拳课上完了，二十六位居民参加，大家都说明年还要来。" }
        );
        await town.App.MoveToAsync("2026-12-30T10:00");
        using var returned = await NewsTown.DecideAsync(town, course, ("act", "return"), ("reason", "请写清时间"));
        Assert.Equal(303, (int)returned.StatusCode);
        await town.App.MoveToAsync("2027-01-03T12:00");
        const string Told = "请修改太极拳的配送新闻";
        Assert.Single(await town.SubjectsAsync("zhou@example.cn"), Told);
        Assert.Contains(Dates.NextYearUnknown, await town.App.Http.GetStringAsync($"{Paths.StaffNews}?list=due"));

        await LoadAsync(town.App);
        await town.App.MoveToAsync("2027-01-04T10:00");
        // The fifth working day after the thirtieth.
        Assert.Contains("1月7日（周四）24:00 截止", await town.App.Http.GetStringAsync($"{Paths.StaffNews}?list=due"));
        await town.App.MoveToAsync("2027-01-07T23:59");
        const string Missed = "清荷街道没有按时交太极拳的配送新闻";
        Assert.DoesNotContain(Missed, await town.SubjectsAsync(Staff));
        await town.App.MoveToAsync("2027-01-08T08:00");

        Assert.Contains(Missed, await town.SubjectsAsync(Staff));
        Assert.Single(await town.SubjectsAsync("zhou@example.cn"), Told);
        NothingStoodStill(town.App);
    }

    [Fact]
    public async Task Whoever_must_decide_on_a_suspension_is_reminded_on_its_day_once_that_is_known()
    {
        await using var town = await TownAsync(teachers: 0);
        await town.App.MoveToAsync("2026-12-30T10:00");
        await SuspensionTests.ViolateAsync(town, times: 1, grave: true);
        const string Asked = "请决定是否停止配送：清荷街道";
        await town.App.MoveToAsync("2027-01-03T12:00");
        Assert.Single(await town.SubjectsAsync(Staff), one => one.EndsWith(Asked, StringComparison.Ordinal));

        await LoadAsync(town.App);
        await town.App.MoveToAsync("2027-01-04T08:59");
        Assert.DoesNotContain($"提醒：{Asked}", await town.SubjectsAsync(Staff));
        // The second working day after the thirtieth.
        await town.App.MoveToAsync("2027-01-04T09:01");

        Assert.Single(await town.SubjectsAsync(Staff), $"提醒：{Asked}");
        NothingStoodStill(town.App);
    }

    [Fact]
    public async Task Down_over_the_feedbacks_end_until_New_Years_Eve_the_streets_get_their_day_once_it_is_known()
    {
        await using var month = await PayMonth.StartAsync("2026-11-30T20:00");
        var lesson = await month.AddLessonAsync("A1", 1, 1, month: 11);
        await month.App.MoveToAsync("2026-12-02T09:00");
        await month.App.StayDownUntilAsync("2026-12-31T10:00");
        await month.App.MoveToAsync("2027-01-03T10:00");
        Assert.Equal("Feedback", await month.StageAsync("2026-11"));

        await LoadAsync(month.App);
        await month.App.MoveToAsync("2027-01-05T12:00");
        await PayMonth.OkAsync(month.FeedbackOfAsync("2026-11", "A1", (lesson, true)));
        Assert.Equal("Feedback", await month.StageAsync("2026-11"));
        await month.App.MoveToAsync("2027-01-06T00:01");

        Assert.Equal("Payroll", await month.StageAsync("2026-11"));
        NothingStoodStill(month.App);
    }

    [Fact]
    public async Task Down_over_the_check_until_New_Years_Eve_silence_is_no_agreement_before_the_day_is_known()
    {
        await using var month = await PayMonth.StartAsync("2026-11-30T20:00");
        await CheckingAsync(month);
        await month.App.StayDownUntilAsync("2026-12-31T10:00");
        await month.App.MoveToAsync("2027-01-03T10:00");
        Assert.Equal(("Check", "Released"), (await month.StageAsync("2026-11"), await StateAsync(month)));

        await LoadAsync(month.App);
        await month.App.MoveToAsync("2027-01-05T12:00");
        Assert.Equal("Released", await StateAsync(month));
        await month.App.MoveToAsync("2027-01-06T00:01");

        Assert.Equal(("Payout", "Agreed"), (await month.StageAsync("2026-11"), await StateAsync(month)));
        NothingStoodStill(month.App);
    }

    [Fact]
    public async Task A_dispute_of_the_last_day_is_told_at_once_and_waits_for_the_checks_end()
    {
        await using var month = await PayMonth.StartAsync("2026-11-30T20:00");
        await CheckingAsync(month, checkUntil: new DateOnly(2026, 12, 31));
        await month.App.MoveToAsync("2026-12-31T15:00");
        using var disputed = await month.App.Http.PostAsJsonAsync(
            "/api/payslips/2026-11-T1/answer",
            new { answer = "dispute", reason = "少了一节" },
            TestContext.Current.CancellationToken
        );
        Assert.True(disputed.IsSuccessStatusCode);
        Assert.Equal((1, 0), await ToldAsync(month));

        await month.App.MoveToAsync("2027-01-01T00:01");

        Assert.Equal((1, 1), await ToldAsync(month));
        NothingStoodStill(month.App);
    }

    private static async Task<(int Raised, int Waiting)> ToldAsync(PayMonth month) =>
        (
            (await month.App.MailAsync("caiwu")).Count(mail =>
                mail.Subject.StartsWith("沈知远老师对2026年11月工资单有异议", StringComparison.Ordinal)
            ),
            (await month.App.MailAsync("caiwu")).Count(mail =>
                mail.Subject.StartsWith("还没有答复：沈知远老师", StringComparison.Ordinal)
            )
        );

    private static async Task<Town> TownAsync(int teachers)
    {
        var settings = new Dictionary<string, string?> { ["Delivery:Ordering:FilingWorkingDays"] = "1" };
        var town = await Town.StartAsync(teachers, settings);
        // No season reaches into December.
        town.FundingStream = "NonBasic";
        return town;
    }

    /// <param name="checkUntil">The check's last day, where that is another than its own.</param>
    private static async Task CheckingAsync(PayMonth month, DateOnly? checkUntil = null)
    {
        var lesson = await month.AddLessonAsync("A1", 1, 1, month: 11);
        await month.App.MoveToAsync("2026-12-01T09:00");
        await PayMonth.OkAsync(month.FeedbackOfAsync("2026-11", "A1", (lesson, true)));
        await month.App.MoveToAsync("2026-12-08T00:01");
        if (checkUntil is { } last)
            await month
                .App.Services.GetRequiredService<Settlements>()
                .ChangeRunAsync(
                    new Month(2026, 11),
                    run => run with { Windows = run.Windows with { Check = run.Windows.Check with { Last = last } } }
                );
        await PayMonth.OkAsync(month.PostAsync("release", month: "2026-11"));
        await month.App.IdleAsync();
        Assert.Equal("Check", await month.StageAsync("2026-11"));
    }

    private static async Task<string> StateAsync(PayMonth month) =>
        (string)(await month.RunAsync("2026-11"))["payslips"]![0]!["state"]!;

    private static async Task LoadAsync(RunningApp app)
    {
        using var loaded = await app.Http.PutAsJsonAsync(
            "/api/calendar/2027",
            new { off = new[] { "2027-01-01" }, work = Array.Empty<string>() }
        );
        Assert.True(loaded.IsSuccessStatusCode, await loaded.Content.ReadAsStringAsync());
    }

    private static void NothingStoodStill(RunningApp app) =>
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("stands still", StringComparison.Ordinal));
}
