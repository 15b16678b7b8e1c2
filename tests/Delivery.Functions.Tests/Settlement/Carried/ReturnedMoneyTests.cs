using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Carried;

/// <summary>The bank sends back what was reported as paid.</summary>
public sealed class ReturnedMoneyTests
{
    private const string Told = "银行退回了您2026年9月的课酬，请核对账户";

    [Fact]
    public async Task Money_that_comes_back_while_the_month_is_paid_is_in_the_next_file_once()
    {
        await using var month = await ApprovedAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await PayMonth.RefusedAsync(
            month.ResultsAsync(("T1", false)),
            409,
            "payslip.state",
            "工资单目前是“已发放”，不能改为“发放失败”；到账后被退回的，请登记银行退回和日期"
        );

        await PayMonth.OkAsync(ReturnAsync(month, "T1", "2026-10-16"));
        await PayMonth.OkAsync(ReturnAsync(month, "T1", "2026-10-16"));
        await month.App.IdleAsync();
        Assert.Equal("Failed", await month.StateOfAsync("T1"));
        Assert.Contains(
            "银行退回：户名不符",
            await month.TextAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
        Assert.Contains("2026-09-T1,沈知远", await FileAsync(month), StringComparison.Ordinal);
        Assert.Equal(1, await month.MailsAsync("T1@teacher.example.cn", Told));

        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await PayMonth.RefusedAsync(
            ReturnAsync(month, "T1", "2026-10-16"),
            422,
            "payout.return-known",
            "2026-10-16的退回登记过了；重转后又被退回的，请写后一次的日期"
        );
        await PayMonth.OkAsync(month.ResultsAsync(("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        // The old file again, when the month is closed: nothing comes back twice.
        await PayMonth.RefusedAsync(ReturnAsync(month, "T1", "2026-10-16"), 422, "payout.return-known");
        Assert.Empty(await month.App.Services.GetRequiredService<CarriedItems>().OpenAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Money_of_a_closed_month_is_paid_again_with_a_later_one_and_the_closed_one_stays(bool teaches)
    {
        await using var month = await ClosedAsync();
        var (run, quota) = (await month.RunAsync(), await QuotaAsync(month));
        await month.App.MoveToAsync("2026-10-28T09:00");
        await PayMonth.OkAsync(FileAsync(month, "payslip,result,reason,date\n2026-09-T1,退汇,账号已销户,2026-10-27\n"));
        await PayMonth.OkAsync(FileAsync(month, "payslip,result,reason,date\n2026-09-T1,退汇,账号已销户,2026-10-27\n"));
        await month.App.IdleAsync();
        Assert.Equal(1, await month.MailsAsync("T1@teacher.example.cn", Told));
        var returned = await month.PayslipOfAsync("2026-09-T1");
        Assert.Equal(("Returned", "2026-10-27"), ((string?)returned["state"], (string?)returned["returnedOn"]));
        Assert.Contains(
            "单列一行重发，不再扣税",
            await month.TextAsync("/payslips/2026-09-T1"),
            StringComparison.Ordinal
        );
        Assert.Contains("账号已销户", await month.TextAsync("/staff/carried"), StringComparison.Ordinal);
        Assert.DoesNotContain("T1", await FileAsync(month), StringComparison.Ordinal);
        var same = await month.RunAsync();
        Assert.Equal($"{run["totals"]}", $"{same["totals"]}");

        if (teaches)
            await month.AddLessonAsync("A1", 2, 1, "T1", 1000, media: true, month: 10);
        await month.ApproveOctoberAsync();
        var (net, total) = teaches ? (960m, 1210m) : (0m, 250m);
        var again = await month.PayslipOfAsync("2026-10-T1");
        Assert.Equal((net, total), ((decimal)again["net"]!, (decimal)again["transfer"]!));
        Assert.Contains("2026年9月工资单", await month.TextAsync("/payslips/2026-10-T1"), StringComparison.Ordinal);
        var file = await month.App.Http.GetStringAsync("/api/settlements/2026-10/payout.csv");
        Assert.Contains($"{total:0.00}", file, StringComparison.Ordinal);
        await PayMonth.RefusedAsync(
            ReturnAsync(month, "T1", "2026-10-30"),
            422,
            "payout.return-known",
            "这笔钱2026-10-27退回，已并入2026-10的工资单重发；又被退回的，请在2026-10登记"
        );
        await month.PayAsync("2026-10", "T1");

        var done = await month.PayslipOfAsync("2026-09-T1");
        Assert.Equal(("Paid", "2026-10"), ((string?)done["state"], (string?)done["paidAgainIn"]));
        Assert.Contains("没有退回的款项", await month.TextAsync("/staff/carried"), StringComparison.Ordinal);
        Assert.Equal(quota + (teaches ? 1000 : 0), await QuotaAsync(month));
        var year = await month.App.Http.GetFromJsonAsync<JsonNode>("/api/statements/teachers/T1/2026");
        Assert.Equal(250m + (teaches ? 1000m : 0), (decimal)year!["totals"]!["gross"]!);
        Assert.All(
            (await month.RunAsync("2026-10"))["payslips"]!.AsArray(),
            one => Assert.Equal("Paid", (string?)one!["state"])
        );
    }

    [Fact]
    public async Task What_is_paid_again_and_comes_back_again_is_a_later_months()
    {
        await using var month = await ClosedAsync();
        await month.App.MoveToAsync("2026-10-28T09:00");
        await PayMonth.OkAsync(ReturnAsync(month, "T1", "2026-10-27"));
        await month.ApproveOctoberAsync();
        await month.PayAsync("2026-10", "T1");
        await month.App.MoveToAsync("2026-11-25T09:00");
        await PayMonth.OkAsync(ReturnAsync(month, "T1", "2026-11-20", "2026-10"));
        await month.ApproveNovemberAsync();

        var again = await month.PayslipOfAsync("2026-11-T1");
        Assert.Equal(("2026-10-T1", 250m), ((string?)again["repayments"]![0]!["origin"], (decimal)again["transfer"]!));
    }

    [Theory]
    [InlineData("T1", null, "payout.return-date", "请写明银行退回的日期，应在2026-10-16至2026-10-16之间")]
    [InlineData("T1", "2026-10-17", "payout.return-date", "请写明银行退回的日期，应在2026-10-16至2026-10-16之间")]
    [InlineData("T9", "2026-10-16", "payout.payslip-unknown", "本月没有工资单“2026-09-T9”，请核对")]
    public async Task A_return_that_cannot_be_is_refused_open_or_closed(
        string teacher,
        string? on,
        string code,
        string sentence
    )
    {
        await using var month = await ApprovedAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await PayMonth.RefusedAsync(ReturnAsync(month, teacher, on), 422, code, sentence);
        await PayMonth.OkAsync(month.ResultsAsync(("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        await PayMonth.RefusedAsync(ReturnAsync(month, teacher, on), 422, code, sentence);
    }

    [Fact]
    public async Task While_a_month_is_being_closed_nothing_is_entered()
    {
        await using var month = await ClosedAsync();
        var settlements = month.App.Services.GetRequiredService<Settlements>();
        await settlements.Table.UpsertEntityAsync(
            Settlements.RowOf(
                (await settlements.GetRunAsync(PayMonth.September)).Value with
                {
                    Stage = SettlementStage.Payout,
                }
            )
        );

        await PayMonth.RefusedAsync(
            ReturnAsync(month, "T1", "2026-10-16"),
            409,
            "settlement.closing",
            "这个月正在办结，请过几分钟再登记退回"
        );
    }

    [Fact]
    public async Task A_return_is_entered_on_the_runs_page_and_refused_beside_its_field()
    {
        await using var month = await ClosedAsync();
        Assert.Contains(
            "银行退回了已发放的款项",
            await month.TextAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );

        var refused = await PostAsync(month, ("payslipId", "2026-09-T1"), ("returnedOn", "昨天"), ("reason", "销户"));
        Assert.Contains("请写明银行退回的日期", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"销户\"", refused, StringComparison.Ordinal);
        await PostAsync(month, ("payslipId", "2026-09-T1"), ("returnedOn", "2026-10-16"), ("reason", "销户"));

        Assert.Equal("Returned", await month.StateOfAsync("T1"));
        Assert.Contains("银行退回", await month.TextAsync("/staff/settlements/2026-09"), StringComparison.Ordinal);
    }

    private static async Task<PayMonth> ApprovedAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, "T1");
        await month.AddLessonAsync("B2", 1, 2, "T2");
        await month.ReachAsync("Approved");
        return month;
    }

    private static async Task<PayMonth> ClosedAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, "T1");
        await month.AddLessonAsync("B2", 1, 2, "T2");
        await month.CloseSeptemberAsync();
        return month;
    }

    private static Task<HttpResponseMessage> ReturnAsync(
        PayMonth month,
        string teacher,
        string? on,
        string of = "2026-09"
    ) =>
        month.PostAsync(
            "payout-results",
            new
            {
                results = new[]
                {
                    new
                    {
                        payslipId = $"{of}-{teacher}",
                        ok = false,
                        reason = "户名不符",
                        returned = true,
                        returnedOn = on,
                    },
                },
            },
            of
        );

    internal static Task<HttpResponseMessage> FileAsync(PayMonth month, string csv) =>
        month.App.Http.PostAsync(
            "/api/settlements/2026-09/payout-results",
            new StringContent(csv, Encoding.UTF8, "text/csv")
        );

    private static Task<string> FileAsync(PayMonth month) =>
        month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv");

    private static async Task<decimal> QuotaAsync(PayMonth month) =>
        (decimal)(await month.App.Http.GetFromJsonAsync<JsonNode>("/api/streets/A1/quota/2026"))!["spent"]!;

    private static async Task<string> PostAsync(PayMonth month, params (string Name, string Value)[] fields)
    {
        using var answer = await month.App.Http.PostAsync(
            "/staff/settlements/2026-09/returns",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
