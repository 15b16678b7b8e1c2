using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>The second person's no: with a reason, by nobody who made the run, and before it is approved.</summary>
public sealed class SentBackRunTests
{
    private const string Page = "/staff/settlements/2026-09";
    private const string Why = "沈知远的交通补贴没有加上";

    [Fact]
    public async Task A_second_person_who_does_not_approve_says_why_and_the_run_begins_its_release_again()
    {
        await using var month = await PayoutAsync();

        var first = await PayMonth.OkAsync(SendBackAsync(month, Why, "no-1"));
        var again = await PayMonth.OkAsync(SendBackAsync(month, Why, "no-1"));
        await month.App.IdleAsync();

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(("Payroll", "Draft"), (await month.StageAsync(), await month.StateOfAsync("T1")));
        Assert.Equal(Why, (string?)Assert.Single((JsonArray)(await month.RunAsync())["sentBack"]!)!["reason"]);
        var told = Assert.Single(
            await month.App.MailAsync("caiwu"),
            mail => mail.Subject == "2026年9月工资发放没有批准，已退回编制"
        );
        Assert.Contains(Why, told.Text, StringComparison.Ordinal);
        var page = await PageAsync(month.App.Http);
        Assert.Contains("没有批准，退回编制</b><p class=\"pre\">" + Why, page, StringComparison.Ordinal);
        Assert.Contains("发给老师核对</button>", page, StringComparison.Ordinal);

        await PayMonth.OkAsync(
            month.PostAsync(
                "adjustments",
                new
                {
                    teacher = "T1",
                    amount = 50,
                    reason = "交通补贴",
                }
            )
        );
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        Assert.Equal(("Check", "Released"), (await month.StageAsync(), await month.StateOfAsync("T1")));
        Assert.Equal(2, await month.MailsAsync("T1@teacher.example.cn", "请核对2026年9月工资单"));
        await PayMonth.RefusedAsync(month.ApproveAsync(), 409, "settlement.stage");

        // Two working days from the no for payroll, two for the check.
        await month.App.MoveToAsync("2026-10-23T00:00");
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();

        Assert.Equal("Paid", await month.StageAsync());
        Assert.Equal(550, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Equal(2, await month.MailsAsync("caiwu", "请批准2026年9月工资发放"));
        Assert.DoesNotContain("不符", await PageAsync(month.App.Http), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_a_reason_somebody_else_and_a_run_that_waits_for_approval()
    {
        await using var month = await PayoutAsync();

        await PayMonth.RefusedAsync(
            SendBackAsync(month, " 不对 ", "short"),
            422,
            "settlement.send-back-reason",
            "请写明为什么不批准，5到500个字，编制人会按它改正"
        );
        await PayMonth.RefusedAsync(
            month.PostAsync("send-back", new { reason = Why }),
            422,
            "settlement.same-person",
            "编制人不能审批自己编制的发放，请由另一位同事审批"
        );
        var form = await PageAsync(month.App.Approver);
        Assert.Contains("不批准，退回编制…", form, StringComparison.Ordinal);
        Assert.DoesNotContain("不批准，退回编制…", await PageAsync(month.App.Http), StringComparison.Ordinal);
        using var refused = await month.App.Approver.PostAsync(
            $"{Page}/send-back",
            new FormUrlEncodedContent([KeyValuePair.Create("reason", "不对")])
        );
        Assert.Equal(422, (int)refused.StatusCode);
        var typed = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        Assert.Contains("请写明为什么不批准", typed, StringComparison.Ordinal);
        Assert.Contains(">不对</textarea>", typed, StringComparison.Ordinal);

        await PayMonth.OkAsync(month.ApproveAsync());
        await PayMonth.RefusedAsync(
            SendBackAsync(month, Why, "late"),
            409,
            "settlement.stage",
            "2026-09发放已由协会（复核）批准，不能再退回"
        );
        Assert.Equal("Payout", await month.StageAsync());
    }

    [Fact]
    public async Task What_was_undecided_at_the_first_release_is_the_next_months_and_nothing_is_drafted_anew()
    {
        await using var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var contradicted = await month.AddLessonAsync("A1", 1, 2, media: true);
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (contradicted, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);

        await PayMonth.OkAsync(SendBackAsync(month, Why, "no-1"));
        await month.App.IdleAsync();

        Assert.Empty((JsonArray)(await month.RunAsync())["contradictions"]!);
        await PayMonth.RefusedAsync(
            month.PostAsync($"contradictions/{contradicted}", new { delivered = true, reason = "有照片" }),
            409,
            "settlement.stage",
            "2026-09没有决定的课，发给老师时已转到2026-10，请在那个月的结算里决定"
        );
        // Nobody releases it: asked for anew in the window that began with the no.
        await month.App.MoveToAsync("2026-10-22T00:00");
        Assert.Equal(1, await month.MailsAsync("caiwu", "工资单还没有发给老师核对"));
        Assert.Equal(250, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
    }

    private static async Task<PayMonth> PayoutAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.ReachAsync("Payout");
        return month;
    }

    private static async Task<HttpResponseMessage> SendBackAsync(PayMonth month, string reason, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/settlements/2026-09/send-back");
        request.Content = JsonContent.Create(new { reason });
        request.Headers.Add("Idempotency-Key", key);
        return await month.App.Approver.SendAsync(request);
    }

    private static async Task<string> PageAsync(HttpClient http) =>
        WebUtility.HtmlDecode(await http.GetStringAsync(Page));
}
