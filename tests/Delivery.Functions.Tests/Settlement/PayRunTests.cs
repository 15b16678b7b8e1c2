using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A month from the feedback to the pay: what it comes to, once, and what becomes of silence.</summary>
public sealed class PayRunTests
{
    [Fact]
    public async Task A_month_is_reported_checked_approved_and_paid_and_every_sum_holds()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.AddLessonAsync("B2", 1, 1, "T1", 3000);
        await month.AddLessonAsync("B2", 2, 1, "T2", 600, stream: FundingStream.NonBasic);

        await month.ReachAsync("Approved");
        var file = await month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();

        var run = await month.RunAsync();
        Assert.True("Paid" == (string?)run["stage"], month.App.StoryOf("settlement-2026-09"));
        // 3,500 less 800 at 20 % is 540; 600 is below the deduction.
        Assert.Equal((4100m, 540m, 3560m), Totals(run));
        Assert.Equal(
            "payslip,name,bank,account,amount,remark\r\n"
                + "2026-09-T1,沈知远,建设银行,6227000012340001,2960.00,2026-09课酬\r\n"
                + "2026-09-T2,顾晓岚,建设银行,6227000012340002,600.00,2026-09课酬\r\n",
            file
        );
        Assert.Equal((500m, 3000m), (await SpentAsync(month, "A1"), await SpentAsync(month, "B2")));
        Assert.All(
            await month.Lists.OfMonthAsync(PayMonth.September),
            lesson => Assert.Equal(PayMonth.September, lesson.PaidIn)
        );
        Assert.Equal(1, await month.MailsAsync("T1@", "课酬已发放：2,960.00 元"));
        Assert.Equal(1, await month.MailsAsync("A1@", "请填写2026年9月反馈"));
        Assert.InRange(month.App.Engine.Story("settlement-2026-09")!.Lines.Count, 1, 100);
    }

    [Fact]
    public async Task Silence_at_every_turn_ends_with_finance_and_their_manager_told_and_nobody_forgotten()
    {
        await using var month = await PayMonth.StartAsync();
        var taught = await month.AddLessonAsync("A1", 1, 1, media: true);
        var unknown = await month.AddLessonAsync("A1", 1, 2);

        await month.App.MoveToAsync(PayMonth.PayrollClosed);
        Assert.Equal("Payroll", await month.StageAsync());
        Assert.Equal(1, await month.MailsAsync("A1@", "还没有收到2026年9月反馈"));
        Assert.Equal(0, await month.MailsAsync("B2@", "反馈"));
        Assert.Equal(1, await month.MailsAsync("caiwu", "今天截止：2026年9月工资单还没有发给老师核对"));
        Assert.Equal(1, await month.MailsAsync("zhuguan", "结算逾期：工资单还没有发给老师核对"));

        await month.App.MoveToAsync("2026-10-13T09:00");
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        var run = await month.RunAsync();
        // Released on the 13th: the check begins on the 14th and keeps two working days.
        Assert.Equal("2026-10-14", (string?)run["windows"]!["check"]!["first"]);
        Assert.Equal([taught], Lines(run["payslips"]![0]!));
        var waiting = Assert.Single(await month.Lists.OfMonthAsync(new Month(2026, 10)));
        Assert.Equal((unknown, true, null), (waiting.LessonId, waiting.CarriedOver, waiting.PaidIn));

        await month.App.MoveToAsync("2026-10-22T00:00");
        Assert.Equal("Payout", await month.StageAsync());
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        Assert.Contains(
            "逾期未提出异议，视为同意",
            await month.App.Http.GetStringAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
        using var teacher = await month.App.SignedInAsync(CallerKind.Teacher, "T1");
        Assert.Contains(
            "逾期未提出异议，视为同意。最迟",
            await teacher.GetStringAsync("/payslips/2026-09-T1"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await month.MailsAsync("T1@", "还等您核对"));
        Assert.Equal(1, await month.MailsAsync("caiwu", "今天截止：2026年9月发放还没有批准"));
        Assert.Equal(1, await month.MailsAsync("zhuguan", "结算逾期：发放还没有批准"));

        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.MoveToAsync("2026-11-01T08:00");
        Assert.Equal("Payout", await month.StageAsync());
        Assert.InRange(await month.MailsAsync("zhuguan", "结算逾期：银行转账结果还没有登记齐"), 1, 2);
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());

        // A month on, nobody has said anything about the other lesson: it is settled without pay.
        await month.App.MoveToAsync("2026-11-10T00:00");
        await PayMonth.OkAsync(month.PostAsync("release", month: "2026-10"));
        await month.App.MoveToAsync("2026-11-30T00:00");
        Assert.Equal("Paid", await month.StageAsync("2026-10"));
        Assert.Equal(new Month(2026, 10), (await month.Lists.FindAsync(PayMonth.September, "A1", unknown))!.PaidIn);
    }

    [Fact]
    public async Task A_month_started_twice_pays_once()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.PostAsync("start"));
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.PostAsync("start"));
        // Even listed again by mistake, what one month has paid another does not pay.
        var paid = (await month.Lists.FindAsync(PayMonth.September, "A1", lesson))!;
        await month.Lists.AddAsync(new Month(2026, 10), paid with { CarriedOver = true });

        await month.App.MoveToAsync("2026-11-10T00:00");
        await PayMonth.OkAsync(month.PostAsync("release", month: "2026-10"));
        await month.App.MoveToAsync("2026-11-30T00:00");

        Assert.Equal(("Paid", "Paid"), (await month.StageAsync(), await month.StageAsync("2026-10")));
        Assert.Empty((await month.RunAsync("2026-10"))["payslips"]!.AsArray());
        Assert.Equal(250, await SpentAsync(month, "A1"));
        Assert.Equal(1, await month.MailsAsync("T1@", "课酬已发放"));
    }

    [Fact]
    public async Task A_month_without_lessons_is_settled_by_itself()
    {
        await using var month = await PayMonth.StartAsync();
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);

        Assert.Equal("Paid", await month.StageAsync());
        Assert.Equal(0, await month.MailsAsync("caiwu", "工资单"));
    }

    private static (decimal Gross, decimal Tax, decimal Net) Totals(JsonNode run) =>
        ((decimal)run["totals"]!["gross"]!, (decimal)run["totals"]!["tax"]!, (decimal)run["totals"]!["net"]!);

    private static IEnumerable<string> Lines(JsonNode payslip) =>
        payslip["lines"]!.AsArray().Select(line => (string)line!["lessonId"]!);

    internal static async Task<decimal> SpentAsync(PayMonth month, string street) =>
        (await month.App.Services.GetRequiredService<StreetYears>().QuotaAsync(street, 2026)).Spent;
}
