using Delivery.Functions.Security;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

public sealed class PayslipTests
{
    private const string Line = "A1-2026-001-01";

    [Fact]
    public async Task The_link_of_the_mail_opens_the_payslip_and_its_button_agrees()
    {
        await using var month = await CheckingAsync();
        var mail = (await month.App.MailAsync("T1@")).Single(one =>
            one.Subject.Contains("请核对", StringComparison.Ordinal)
        );
        var path = new Uri(
            mail.Links.Single(link => link.Contains("/payslips/", StringComparison.Ordinal))
        ).PathAndQuery;

        var page = await month.App.Anonymous.GetStringAsync(path);
        Assert.Contains("没有问题，同意", page, StringComparison.Ordinal);
        Assert.Contains("第1节 · 90分钟 · 其余 税前250元/节", page, StringComparison.Ordinal);
        Assert.Contains("9月7日 周一 太极拳 · 清荷街道", mail.Text, StringComparison.Ordinal);
        var chosen = await month.App.Anonymous.GetStringAsync($"{path}?line={Line}");
        Assert.Contains($"value=\"{Line}\" selected", chosen, StringComparison.Ordinal);
        Assert.Equal("Released", await month.StateOfAsync("T1"));
        Assert.Equal("Released", await month.StateOfAsync("T1"));
        await month.App.Anonymous.PostAsync(path, Form(("answer", "dispute"), ("line", Line), ("reason", "")));
        Assert.Equal("Released", await month.StateOfAsync("T1"));
        await month.App.Anonymous.PostAsync(path, Form(("answer", "agree")));
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        var forged = await month.App.Anonymous.GetAsync("/payslips/2026-09-T1");
        Assert.Equal(401, (int)forged.StatusCode);
        Assert.Equal(404, (int)(await month.App.Anonymous.GetAsync("/payslips/nonsense")).StatusCode);
    }

    [Fact]
    public async Task A_dispute_explained_goes_back_to_the_teacher_whose_silence_alone_is_agreement()
    {
        await using var month = await DisputedAsync();
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "按等级计算", line = Line }));

        Assert.Equal("Released", await month.StateOfAsync("T1"));
        var mail = (await month.App.MailAsync("T1@")).Single(one =>
            one.Subject.Contains("您的异议已答复", StringComparison.Ordinal)
        );
        Assert.Contains("10月15日（周四）24:00 前再看一次", mail.Text, StringComparison.Ordinal);
        Assert.Contains("到时没有回复，视为同意", mail.Text, StringComparison.Ordinal);
        Assert.Equal(1, await month.MailsAsync("caiwu", "沈知远老师对2026年9月工资单有异议"));
        await PayMonth.RefusedAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = "按等级计算" }),
            422,
            "payslip.no-dispute"
        );
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        await SaysAsync(month, "已答复，视为同意", "您的异议已答复，视为同意");
    }

    [Fact]
    public async Task Once_a_dispute_is_explained_another_line_may_be_disputed_or_the_whole_agreed()
    {
        await using var month = await DisputedAsync();
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "按等级计算" }));
        await PayMonth.OkAsync(AnswerAsync(month, "dispute", "还少一节"));
        Assert.Equal("Disputed", await month.StateOfAsync("T1"));
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "只上了一节" }));
        await PayMonth.OkAsync(AnswerAsync(month, "agree"));
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        Assert.Equal(2, await month.MailsAsync("T1@", "您的异议已答复"));
        await SaysAsync(month, "教师已确认（由协会代填）", "由协会代填：同意（");
    }

    [Fact]
    public async Task Who_answered_is_said_where_the_association_did_it_for_the_teacher()
    {
        await using var month = await DisputedAsync();
        Assert.Contains("由协会代填", await RunPageAsync(month), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "按等级计算" }));
        Assert.Contains("，由协会代填：", await PayslipPageAsync(month), StringComparison.Ordinal);
        using var teacher = await month.App.SignedInAsync(CallerKind.Teacher, "T1");
        using var agreed = await teacher.PostAsync("/payslips/2026-09-T1", Form(("answer", "agree")));
        Assert.Equal(303, (int)agreed.StatusCode);
        await SaysAsync(month, "教师已确认", "您已同意");
        Assert.DoesNotContain("教师已确认（", await RunPageAsync(month), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_shown_to_finance_and_not_to_its_teacher()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");
        using var teacher = await month.App.SignedInAsync(CallerKind.Teacher, "T1");

        await PayMonth.RefusedAsync(
            teacher.GetAsync("/api/payslips/2026-09-T1"),
            409,
            "payslip.draft",
            "这张工资单还在编制，编好后会发邮件请您核对"
        );
        Assert.Equal("Draft", await month.StateOfAsync("T1"));
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        await PayMonth.OkAsync(teacher.GetAsync("/api/payslips/2026-09-T1"));
    }

    [Fact]
    public async Task A_dispute_explained_after_the_window_counts_as_agreed_and_goes_round_no_more()
    {
        await using var month = await DisputedAsync();
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "按等级计算" }));
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        await SaysAsync(month, "已答复，视为同意", "您的异议已答复，视为同意");
        await month.App.IdleAsync();
        var mail = (await month.App.MailAsync("T1@")).Single(one =>
            one.Subject.Contains("您的异议已答复", StringComparison.Ordinal)
        );
        Assert.Contains("核对的时间已过，按这个答复视为同意", mail.Text, StringComparison.Ordinal);
        await PayMonth.RefusedAsync(AnswerAsync(month, "dispute", "还是不对", Line), 422, "payslip.window");
    }

    [Fact]
    public async Task A_dispute_that_is_right_corrects_the_payslip_and_the_teacher_checks_again()
    {
        await using var month = await DisputedAsync();
        await PayMonth.OkAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = "补足差额", adjustment = 50 })
        );
        Assert.Equal("Released", await month.StateOfAsync("T1"));
        Assert.Equal(300, (decimal)(await month.RunAsync())["totals"]!["gross"]!);

        await month.App.MoveToAsync(PayMonth.CheckClosed);
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        await PayMonth.OkAsync(month.ApproveAsync());
    }

    [Fact]
    public async Task A_dispute_left_open_is_told_to_the_manager_and_keeps_the_run_from_approval()
    {
        await using var month = await DisputedAsync();
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        Assert.Equal(1, await month.MailsAsync("caiwu", "还没有答复：沈知远"));
        Assert.Equal(1, await month.MailsAsync("zhuguan", "还没有答复：沈知远"));
        await PayMonth.RefusedAsync(month.ApproveAsync(), 409, "settlement.disputes-open");

        await PayMonth.OkAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = "补足差额", adjustment = 50 })
        );
        Assert.Equal("Agreed", await month.StateOfAsync("T1"));
        await PayMonth.OkAsync(month.ApproveAsync());
    }

    [Fact]
    public async Task An_answer_outside_the_window_or_without_sense_is_refused()
    {
        await using var month = await CheckingAsync();
        await PayMonth.RefusedAsync(
            AnswerAsync(month, "maybe"),
            422,
            "payslip.answer",
            "答复应为 agree（同意）或 dispute（有异议）"
        );
        await PayMonth.RefusedAsync(AnswerAsync(month, "dispute"), 422, "payslip.reason-missing");
        await PayMonth.RefusedAsync(
            AnswerAsync(month, "dispute", "不对", "A1-2026-001-09"),
            422,
            "payslip.line-unknown"
        );
        await PayMonth.RefusedAsync(
            month.PayslipAsync("T9", "answer", new { answer = "agree" }),
            404,
            "payslip.unknown"
        );
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.RefusedAsync(AnswerAsync(month, "dispute", "不对"), 422, "payslip.window");
        await PayMonth.OkAsync(AnswerAsync(month, "agree"));
    }

    [Fact]
    public async Task A_line_that_is_corrected_twice_becomes_what_was_typed_last()
    {
        await using var month = await DisputedAsync();
        await CorrectAsync(month, "300");
        await PayMonth.OkAsync(AnswerAsync(month, "dispute", "应为320元", Line));
        Assert.Contains(
            "现为 300.00 元",
            await month.App.Http.GetStringAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );

        await CorrectAsync(month, "320");

        Assert.Equal(320, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Contains(
            "现为 320.00 元",
            await month.App.Http.GetStringAsync("/payslips/2026-09-T1"),
            StringComparison.Ordinal
        );
    }

    /// <summary>What the pay run's page says of the payslip, and what the payslip says to its teacher.</summary>
    private static async Task SaysAsync(PayMonth month, string toStaff, string toTeacher)
    {
        Assert.Contains(toStaff, await RunPageAsync(month), StringComparison.Ordinal);
        Assert.Contains(toTeacher, await PayslipPageAsync(month), StringComparison.Ordinal);
    }

    private static Task<string> RunPageAsync(PayMonth month) =>
        month.App.Http.GetStringAsync("/staff/settlements/2026-09");

    private static Task<string> PayslipPageAsync(PayMonth month) =>
        month.App.Http.GetStringAsync("/payslips/2026-09-T1");

    private static async Task CorrectAsync(PayMonth month, string amount)
    {
        using var form = Form(
            ("payslipId", "2026-09-T1"),
            ("line", Line),
            ("decision", "correct"),
            ("amount", amount),
            ("answer", "已更正")
        );
        using var answer = await month.App.Http.PostAsync("/staff/settlements/2026-09/disputes", form);
        Assert.Equal(303, (int)answer.StatusCode);
    }

    private static async Task<PayMonth> CheckingAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Check");
        return month;
    }

    private static async Task<PayMonth> DisputedAsync()
    {
        var month = await CheckingAsync();
        await PayMonth.OkAsync(AnswerAsync(month, "dispute", "应为300元", Line));
        return month;
    }

    private static Task<HttpResponseMessage> AnswerAsync(
        PayMonth month,
        string answer,
        string? reason = null,
        string? line = null
    ) =>
        month.PayslipAsync(
            "T1",
            "answer",
            new
            {
                answer,
                reason,
                line,
            }
        );

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
