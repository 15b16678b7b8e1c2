using System.Net.Http.Json;
using Delivery.Functions.Tests.Settlement.Carried;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A payslip names every lesson of its teacher's: those that it pays, and those that it does not.</summary>
public sealed class UnpaidLessonTests
{
    [Fact]
    public async Task Who_taught_and_has_no_payslip_hears_why_once_however_often_the_run_is_released()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var absent = await month.AddLessonAsync("A1", 2, 2, "T2");
        await month.AddLessonAsync("B2", 1, 3, "T2");
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (absent, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        Assert.Empty(await month.App.MailAsync("T2@"));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(
            month.App.Approver.PostAsJsonAsync("/api/settlements/2026-09/send-back", new { reason = "请再核对一遍" })
        );
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync("2026-10-30T09:00");

        var mail = Assert.Single(
            await month.App.MailAsync("T2@"),
            one => one.Subject == "2026年9月没有您的工资单，请看原因"
        );
        foreach (
            var why in new[] { "街镇反馈没有上（教师未到），不发课酬", "转到以后的月份再定", "9月9日", "清荷街道" }
        )
            Assert.Contains(why, mail.Text, StringComparison.Ordinal);
        Assert.Matches("请打电话给协会：.+[0-9]{8}", mail.Text);
        Assert.Equal(0, await month.MailsAsync("T1@", "没有您的工资单"));
    }

    [Fact]
    public async Task A_payslip_says_which_lessons_it_does_not_pay_and_why_and_which_had_waited()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var absent = await month.AddLessonAsync("A1", 1, 2);
        var contradicted = await month.AddLessonAsync("A1", 1, 3, media: true);
        await month.AddLessonAsync("B2", 1, 4);
        var refused = await month.AddLessonAsync("A1", 1, 5, media: true);
        var waited = await month.AddLessonAsync("B2", 2, 1, month: 8, media: true);
        var late = (await month.Lists.FindAsync(PayMonth.September.Previous, "B2", waited))!;
        await month.Lists.AddAsync(PayMonth.September, late with { CarriedOver = true });
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(
            month.FeedbackAsync("A1", (held, true), (absent, false), (contradicted, false), (refused, false))
        );
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.OkAsync(
            month.PostAsync($"contradictions/{refused}", new { delivered = false, reason = "照片是别的课" })
        );
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();

        string[] said =
        [
            "街镇反馈没有上（教师未到），不发课酬",
            "街镇说没上，您有照片或视频；协会还在核对，转到以后的月份再定",
            "街镇还没有反馈，也没有照片或视频；转到以后的月份再定",
            "协会核对后决定不发课酬",
            "转自8月",
        ];
        var (page, mail) = (
            await month.TextAsync("/payslips/2026-09-T1"),
            Assert.Single(await month.App.MailAsync("T1@")).Text
        );
        foreach (var one in said)
        {
            Assert.Contains(one, page, StringComparison.Ordinal);
            Assert.Contains(one, mail, StringComparison.Ordinal);
        }

        var row = new MemoryStream(await month.App.Http.GetByteArrayAsync("/staff/settlements/2026-09/pay-run.xlsx"))
            .Query(useHeaderRow: true)
            .Cast<IDictionary<string, object?>>()
            .First();
        Assert.Equal((1.0, 4.0), (row["转自以前月份（节）"], row["没有发（节）"]));
        foreach (var one in said[..^1])
            Assert.Contains(
                one.Replace("您", "老师", StringComparison.Ordinal),
                (string)row["没有发的课和原因"]!,
                StringComparison.Ordinal
            );
    }
}
