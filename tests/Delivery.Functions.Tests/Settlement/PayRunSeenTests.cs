using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Tests.Settlement.Carried;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>The pages say whose turn it is and what was just done, and offer nothing that would be refused.</summary>
public sealed class PayRunSeenTests
{
    private const string Page = "/staff/settlements/2026-09";

    [Fact]
    public async Task Before_payslips_are_made_the_page_says_when_they_will_be_and_shows_no_sums()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-01T09:00");

        var page = await month.TextAsync(Page);

        Assert.Matches("还没有编制：街镇在10月9日.*24:00前反馈，之后编制工资单", page);
        Assert.DoesNotContain("没有要发的课酬", page, StringComparison.Ordinal);
        Assert.DoesNotContain("应发（元）", page, StringComparison.Ordinal);
        Assert.Contains("9月结算", await month.TextAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_has_decided_is_named_and_waits_only_where_staff_say_so()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var contradicted = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (contradicted, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        Assert.Contains("审核2026年9月工资单", await month.TextAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("name=\"later\"", await month.TextAsync(Page), StringComparison.Ordinal);

        var refused = await PostAsync(month.App.Http, "release");

        var refusal = await UndecidedAsync(month);
        const string sentence =
            "还有1处说法不一没有决定：清荷街道 太极拳 第2节（9月8日）。请先决定，或勾选转到下个月再定";
        Assert.Equal(("settlement.undecided", sentence, "later"), (refusal.Code, refusal.Message, refusal.Field));
        Assert.Contains(
            sentence,
            System.Net.WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        Assert.Equal(("Payroll", 422), (await month.StageAsync(), (int)refused.StatusCode));
        await PostAsync(month.App.Http, "release", ("later", "yes"));
        Assert.Equal("Check", await month.StageAsync());
        await month.App.IdleAsync();
        Assert.Contains(
            "工资单已发出，老师会收到邮件",
            await month.TextAsync($"{Page}?done=release"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "role=\"status\"",
            await month.TextAsync($"{Page}?done=nonsense"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_is_asked_to_approve_over_a_dispute_and_each_step_to_the_end_is_said()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2", 3000);
        await month.ReachAsync("Check");
        await PayMonth.OkAsync(month.PayslipAsync("T1", "answer", new { answer = "dispute", reason = "少一节" }));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        Assert.Equal(1, await month.MailsAsync("caiwu", "还有 1 条异议待答复，答复后请批准"));
        Assert.Equal(0, await month.MailsAsync("caiwu", "请批准2026年9月工资发放"));
        await SaysAsync(month, "请先答复1条异议，再请另一人批准");
        Assert.Contains(
            "请先答复1条异议。答复完，另一人才能批准。",
            await month.TextAsync(Page),
            StringComparison.Ordinal
        );
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "已核对，无误" }));
        await SaysAsync(month, "请另一人批准");
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();

        await SaysAsync(month, "请做银行文件，转账后登记结果");
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await SaysAsync(month, "银行文件已交，等2笔转账结果，请到后登记");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", false)));
        await SaysAsync(month, "请做第2号银行文件（1笔），转账后登记结果；另等1笔结果");
        await PayMonth.OkAsync(month.PostAsync("payout-files"));
        await SaysAsync(month, "银行文件已交，等2笔转账结果，请到后登记");
    }

    [Fact]
    public async Task Pay_is_in_the_bar_of_those_who_may_open_it_and_others_are_told_whose_it_is()
    {
        await using var month = await PayMonth.StartAsync();
        await month.App.MoveToAsync("2026-10-01T09:00");
        var (status, home) = await AsReviewerAsync(month, "/staff");
        Assert.Equal(200, status);
        Assert.DoesNotContain("/staff/settlements", home, StringComparison.Ordinal);
        Assert.DoesNotContain("9月结算", home, StringComparison.Ordinal);
        Assert.Contains("\"/staff/settlements\"", await month.TextAsync("/staff"), StringComparison.Ordinal);

        var (refused, page) = await AsReviewerAsync(month, Page);

        Assert.Equal(403, refused);
        Assert.Contains("您的岗位不能打开这个页面", page, StringComparison.Ordinal);
        Assert.Contains("请管理员给您加上这个岗位", page, StringComparison.Ordinal);
        Assert.DoesNotContain("别的街镇或老师", page, StringComparison.Ordinal);
    }

    private static async Task<Refusal> UndecidedAsync(PayMonth month) =>
        Assert.Single(
            (
                await month
                    .App.Services.GetRequiredService<ReleaseRun>()
                    .RunAsync(PayMonth.September, Caller.Service, month.App.Engine.Client, mayWait: false)
            ).Refusals
        );

    private static async Task SaysAsync(PayMonth month, string next)
    {
        foreach (var page in new[] { Page, "/staff/settlements" })
            Assert.Contains(next, await month.TextAsync(page), StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Text)> AsReviewerAsync(PayMonth month, string path)
    {
        if (path == "/staff")
            await month
                .App.Services.GetRequiredService<ApiKeys>()
                .AddAsync("reviewer", "key-of-a-reviewer", [Role.Reviewer]);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Api-Key", "key-of-a-reviewer");
        using var answer = await month.App.Anonymous.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient http,
        string act,
        params (string Name, string Value)[] fields
    ) =>
        http.PostAsync(
            $"{Page}/{act}",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
}
