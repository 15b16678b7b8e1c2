using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>Violations: recorded by rule and by hand, and taken back.</summary>
public sealed class ViolationTests
{
    private const string Page = $"/staff/conduct/{Town.Street}";

    [Fact]
    public async Task Too_few_people_are_a_violation_once_the_count_can_no_longer_be_corrected()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T14:00");
        await town.App.MoveToAsync("2026-09-22T16:00");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 12 });
        await town.PutAsync($"/api/lessons/{course}-02/attendance", new { headcount = 12 });
        await town.PutAsync($"/api/lessons/{course}-02/attendance", new { headcount = 22 });

        await town.App.MoveToAsync("2026-09-25T01:00");
        Assert.Contains("没有违规记录", await PageAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-27T03:00");

        var page = await PageAsync(town);
        Assert.Contains("太极拳第1节（9月21日）到课12人，少于20人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("太极拳第2节", page, StringComparison.Ordinal);
        Assert.Contains("记录了一次违规：到场人数不足（9月21日）", await town.SubjectsAsync("lin@example.cn"));
    }

    [Fact]
    public async Task Silence_over_the_feedback_window_is_a_violation()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.ConfirmedCourseAsync();

        await town.App.MoveToAsync("2026-10-09T12:00");
        Assert.DoesNotContain("到截止日没有提交", await PageAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-10T03:00");

        Assert.Contains("2026年9月的配送反馈到截止日没有提交", await PageAsync(town), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_that_the_street_called_off_by_itself_is_a_violation_and_one_that_was_agreed_is_not()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Asking.Cancel()));
        await town.App.MoveToAsync("2026-10-08T10:00");
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = new[]
                {
                    new
                    {
                        lessonId = $"{course}-01",
                        delivered = false,
                        reason = "street",
                    },
                },
            }
        );

        await town.App.MoveToAsync("2026-10-10T03:00");

        var page = await PageAsync(town);
        Assert.Contains(
            "太极拳第1节（9月21日 周一）因街镇原因没有上，事先没有申请更改",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("太极拳第2节", page, StringComparison.Ordinal);
        Assert.DoesNotContain("没有提交", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_held_has_a_headcount_and_only_what_was_not_was_called_off()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-10-08T10:00");
        // As reports were kept before contradictions were refused: twelve waited for a teacher who did not come.
        var said = new FeedbackReport(
            new Month(2026, 9),
            Town.Street,
            DateTimeOffset.Parse("2026-10-08T10:00:00+08:00", CultureInfo.InvariantCulture),
            Town.Street,
            [
                new LessonFeedback($"{course}-01", false, "teacher-absent", 12, null, null),
                new LessonFeedback($"{course}-02", true, "street", 25, new Ratings(5, 5, 5), null),
            ]
        );
        await town
            .App.Services.GetRequiredService<DeliveryTables>()
            .Feedback.SubmitTransactionAsync([FeedbackReports.Put(said, null, isFirst: true)]);

        await town.App.MoveToAsync("2026-10-10T03:00");

        var page = await PageAsync(town);
        Assert.DoesNotContain("少于20人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("因街镇原因没有上", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_record_by_hand_with_evidence_and_take_back_with_a_reason()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        using var refused = await PostAsync(
            town,
            "violations",
            ("formKey", "1"),
            ("violationKind", "UnapprovedChange")
        );
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请写明依据", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var unread = await PostAsync(
            town,
            "violations",
            ("formKey", "2-1"),
            ("violationKind", "UnapprovedChange"),
            ("evidence", "督导到场"),
            ("on", "9月初")
        );
        Assert.Equal(422, (int)unread.StatusCode);
        var page = await unread.Content.ReadAsStringAsync();
        Assert.Contains("日期请写成 2026-09-21 的样子", page, StringComparison.Ordinal);
        Assert.Contains("没有违规记录", page, StringComparison.Ordinal);
        using var none = await PostAsync(town, "violations", ("formKey", "2"), ("evidence", "督导发现"));
        Assert.Contains("请选择违规的种类", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var taken = await PostAsync(
            town,
            "violations",
            ("formKey", "3"),
            ("violationKind", "UnapprovedChange"),
            ("evidence", "督导到场，改在别处上课")
        );
        Assert.Equal(303, (int)taken.StatusCode);
        Assert.Contains("改在别处上课", await PageAsync(town), StringComparison.Ordinal);
        using var noReason = await PostAsync(town, "void", ("formKey", "4"), ("violationId", "20260901-1"));
        Assert.Contains("请写明为什么撤销", await noReason.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var voided = await PostAsync(
            town,
            "void",
            ("formKey", "5"),
            ("violationId", "20260901-1"),
            ("reason", "协会事先口头同意过")
        );

        Assert.Equal(303, (int)voided.StatusCode);
        Assert.Contains("已撤销：协会事先口头同意过", await PageAsync(town), StringComparison.Ordinal);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var own = await street.GetStringAsync("/street/conduct");
        Assert.Contains("已撤销：协会事先口头同意过", own, StringComparison.Ordinal);
        Assert.Contains("改在别处上课", own, StringComparison.Ordinal);
        var told = await town.MailAsync("lin@example.cn", "撤销了一次违规：擅自更改");
        Assert.Contains("协会事先口头同意过", told.Text, StringComparison.Ordinal);
        using var again = await PostAsync(
            town,
            "void",
            ("formKey", "6"),
            ("violationId", "20260901-1"),
            ("reason", "再撤一次")
        );
        Assert.Contains("这条违规记录已经撤销", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await SuspensionTests.ViolateAsync(town, times: 2);
        Assert.DoesNotContain("请决定是否停止配送：清荷街道", await town.SubjectsAsync("shenhe@example.cn"));
    }

    [Fact]
    public async Task A_violation_by_hand_is_refused_by_code_and_sentence()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        async Task Refused(string expected, object body) =>
            Assert.Equal(expected, await town.RefusalAsync($"/api/streets/{Town.Street}/violations", body));

        await Refused(
            "422 violation.evidence 请写明依据：什么时候、哪门课、怎么发现的，街镇会看到",
            new { kind = "FalseReport" }
        );
        await Refused(
            "422 violation.date 违规的日期还没有到，请改正",
            new
            {
                kind = "FalseReport",
                evidence = "名单重复",
                on = "2026-09-02",
            }
        );
        await Refused(
            "422 violation.date 一年以前的事不再记录，请改正日期",
            new
            {
                kind = "FalseReport",
                evidence = "名单重复",
                on = "2025-08-31",
            }
        );
        await Refused(
            "422 violation.course 这不是该街镇的课程编号，请核对，或留空",
            new
            {
                kind = "FalseReport",
                evidence = "名单重复",
                course = "310101003-2026-001",
            }
        );
    }

    private static Task<string> PageAsync(Town town) => town.App.Http.GetStringAsync(Page);

    private static async Task<HttpResponseMessage> PostAsync(
        Town town,
        string act,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        var answer = await town.App.Http.PostAsync($"{Page}/{act}", form);
        await town.App.IdleAsync();
        return answer;
    }
}
