using System.Net.Http.Json;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>What people do to a run: approve what somebody else made, correct drafts, put right what stopped it.</summary>
public sealed class PayRunHandsTests
{
    [Fact]
    public async Task Who_made_the_run_does_not_approve_it()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payout");

        await PayMonth.RefusedAsync(month.PostAsync("approve"), 422, "settlement.same-person");
        await PayMonth.OkAsync(month.ApproveAsync());
        await PayMonth.RefusedAsync(month.ApproveAsync(), 409, "settlement.stage");
    }

    [Fact]
    public async Task A_run_that_stopped_tells_people_and_goes_on_once_it_is_put_right_and_started_again()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2, "T3");
        await month.ReachAsync("Check");
        await month.App.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(1, await month.MailsAsync("caiwu", "结算已停下"));
        Assert.Equal(1, await month.MailsAsync("zhuguan", "结算已停下"));

        await month.PutTeacherAsync("T3", "梁亦舟");
        await PayMonth.OkAsync(month.PostAsync("start"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T3", true)));
        await month.App.IdleAsync();

        Assert.True("Paid" == await month.StageAsync(), month.App.StoryOf("settlement-2026-09"));
        Assert.Equal(500, await PayRunTests.SpentAsync(month, "A1"));
        Assert.Equal(1, await month.MailsAsync("T1@", "请核对"));
        Assert.Equal(1, await month.MailsAsync("T3@", "课酬已发放"));
    }

    [Fact]
    public async Task A_month_whose_windows_no_calendar_covers_waits_for_the_calendar_and_finance_is_told()
    {
        await using var month = await PayMonth.StartAsync("2026-12-31T20:00");
        await month.App.MoveToAsync("2027-01-02T00:00");
        await PayMonth.RefusedAsync(month.App.Http.GetAsync("/api/settlements/2026-12"), 404, "settlement.unknown");
        Assert.Equal(1, await month.MailsAsync("caiwu", "2026年12月结算已停下"));

        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/calendar/2027",
                new { off = new[] { "2027-01-01" }, work = Array.Empty<string>() }
            )
        );
        await month.App.MoveToAsync("2027-01-03T00:00");
        Assert.Equal("Feedback", await month.StageAsync("2026-12"));
    }

    [Fact]
    public async Task Corrections_have_a_reason_and_are_only_made_to_drafts()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");

        var correction = new
        {
            teacher = "T1",
            amount = 100.5m,
            reason = "上月少发",
        };
        await PayMonth.OkAsync(month.PostAsync("adjustments", correction));
        await PayMonth.RefusedAsync(
            month.PostAsync(
                "adjustments",
                new
                {
                    teacher = "T1",
                    amount = -1000,
                    reason = "误发",
                }
            ),
            422,
            "payslip.negative"
        );
        await PayMonth.RefusedAsync(
            month.PostAsync(
                "adjustments",
                new
                {
                    teacher = "T9",
                    amount = 1,
                    reason = "误发",
                }
            ),
            422,
            "payslip.unknown"
        );
        var payslip = (await month.RunAsync())["payslips"]![0]!;
        Assert.Equal(350.5m, (decimal)payslip["gross"]!);
        Assert.Equal(250, payslip["lines"]!.AsArray().Sum(line => (decimal)line!["fee"]!));
        Assert.Equal(100.5m, payslip["adjustments"]!.AsArray().Sum(one => (decimal)one!["amount"]!));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await PayMonth.RefusedAsync(month.PostAsync("adjustments", correction), 409, "settlement.stage");
    }
}
