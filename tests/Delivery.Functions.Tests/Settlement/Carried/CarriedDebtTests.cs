using Xunit;

namespace Delivery.Functions.Tests.Settlement.Carried;

/// <summary>An adjustment takes more than the month paid, and staff let the rest come off later.</summary>
public sealed class CarriedDebtTests
{
    [Fact]
    public async Task What_cannot_be_taken_off_is_refused_unless_staff_choose_to_carry_it()
    {
        await using var month = await PayrollAsync();
        await PayMonth.RefusedAsync(
            AdjustAsync(month, "T1", carry: null),
            422,
            "payslip.negative",
            "调整后应发不能为负，最多可减250.00元；要多减，请选“不够减的转到以后的月份”"
        );
        var refused = await PostAsync(month, ("teacher", "T1"), ("amount", "-300"), ("reason", "多算"));
        Assert.Contains("最多可减250.00元", refused, StringComparison.Ordinal);

        await PostAsync(month, ("teacher", "T1"), ("amount", "-300"), ("reason", "多算"), ("carry", "yes"));

        var payslip = await month.PayslipOfAsync("2026-09-T1");
        Assert.Equal((0m, 50m), ((decimal)payslip["gross"]!, (decimal)payslip["carriedOn"]!));
        Assert.Contains(
            "本月不够减，转到以后的月份",
            await month.TextAsync("/payslips/2026-09-T1"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_debt_comes_off_month_after_month_and_waits_for_who_teaches_nothing()
    {
        await using var month = await PayrollAsync();
        foreach (var teacher in new[] { "T1", "T2" })
            await PayMonth.OkAsync(AdjustAsync(month, teacher, carry: true));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        Assert.Equal(["顾晓岚", "沈知远"], await OwingAsync(month));
        Assert.Equal(0, await month.MailsAsync("T1@", "课酬已发放"));
        Assert.Equal(1, await month.MailsAsync("T1@", "2026年9月工资单已办结：没有要转账的钱"));
        Assert.Contains("没有要转账的钱", await month.TextAsync("/payslips/2026-09-T1"), StringComparison.Ordinal);

        await month.AddLessonAsync("A1", 2, 1, "T1", 30, media: true, month: 10);
        await month.ApproveOctoberAsync();
        var october = await month.PayslipOfAsync("2026-10-T1");
        Assert.Equal((0m, 20m), ((decimal)october["gross"]!, (decimal)october["carriedOn"]!));
        Assert.Contains(
            "2026年9月不够减，转入扣回",
            await month.TextAsync("/payslips/2026-10-T1"),
            StringComparison.Ordinal
        );
        await month.PayAsync("2026-10");

        await month.AddLessonAsync("A1", 2, 2, "T1", 250, media: true, month: 11);
        await month.ApproveNovemberAsync();
        var november = await month.PayslipOfAsync("2026-11-T1");
        Assert.Equal(
            (230m, 0m, "2026-10-T1"),
            ((decimal)november["gross"]!, (decimal)november["carriedOn"]!, (string?)november["brought"]![0]!["origin"])
        );
        await month.PayAsync("2026-11", "T1");
        Assert.Equal(["顾晓岚"], await OwingAsync(month));
    }

    [Fact]
    public async Task A_draft_that_is_made_anew_keeps_what_it_took_over()
    {
        await using var month = await PayrollAsync();
        await PayMonth.OkAsync(AdjustAsync(month, "T1", carry: true));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        await month.PayAsync("2026-09", "T2");
        var sure = await month.AddLessonAsync("A1", 2, 1, "T1", 250, month: 10);
        var doubted = await month.AddLessonAsync("A1", 2, 2, "T1", 250, media: true, month: 10);
        await month.App.MoveToAsync("2026-11-02T09:00");
        await PayMonth.OkAsync(month.FeedbackOfAsync("2026-10", "A1", (sure, true), (doubted, false)));
        await month.App.MoveToAsync("2026-11-06T09:00");
        Assert.Equal(200m, (decimal)(await month.PayslipOfAsync("2026-10-T1"))["gross"]!);

        await PayMonth.OkAsync(
            month.PostAsync($"contradictions/{doubted}", new { delivered = true, reason = "看过照片" }, "2026-10")
        );

        Assert.Equal(450m, (decimal)(await month.PayslipOfAsync("2026-10-T1"))["gross"]!);
    }

    private static async Task<string[]> OwingAsync(PayMonth month)
    {
        var page = await month.TextAsync("/staff/carried");
        var debts = page[page.IndexOf("待扣回", StringComparison.Ordinal)..];
        return [.. new[] { "顾晓岚", "沈知远" }.Where(name => debts.Contains(name, StringComparison.Ordinal))];
    }

    private static async Task<PayMonth> PayrollAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, "T1");
        await month.AddLessonAsync("B2", 1, 2, "T2");
        await month.ReachAsync("Payroll");
        return month;
    }

    private static Task<HttpResponseMessage> AdjustAsync(PayMonth month, string teacher, bool? carry) =>
        month.PostAsync(
            "adjustments",
            new
            {
                teacher,
                amount = -300,
                reason = "多算一节",
                carryRest = carry,
            }
        );

    private static async Task<string> PostAsync(PayMonth month, params (string Name, string Value)[] fields)
    {
        using var answer = await month.App.Http.PostAsync(
            "/staff/settlements/2026-09/adjustments",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
