using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

public sealed class HandTaxTests
{
    private const string Page = "/staff/settlements/2026-09";
    private const string Missing = "还有1位老师的税要人工填写，填写后才能发给老师核对";

    [Theory]
    [InlineData("NonResident", "非居民个人")]
    [InlineData("Company", "由公司开票")]
    public async Task The_tax_of_a_teacher_whom_the_table_is_not_for_is_entered_and_never_reckoned(
        string status,
        string label
    )
    {
        await using var month = await PayrollAsync(status);
        Assert.Equal((5000m, 0m), await SumsAsync(month));
        Assert.Contains(label, await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);
        await PayMonth.RefusedAsync(month.PostAsync("release"), 422, "settlement.tax-missing", Missing);
        Assert.Contains("应为0至5,000.00元", await EnterAsync(month, "5000.01", "协定"), StringComparison.Ordinal);
        Assert.Contains("请写明扣税的依据", await EnterAsync(month, "900", ""), StringComparison.Ordinal);
        var refused = await EnterAsync(month, "九百", "协定");
        Assert.Contains("请填写扣税金额，不扣的写0", refused, StringComparison.Ordinal);
        Assert.Matches("value=\"九百\".*value=\"协定\"", refused);
        await EnterAsync(month, "900", "税务局第7号复函");
        Assert.Equal((5000m, 900m), await SumsAsync(month));

        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.RefusedAsync(month.PostAsync("approve"), 422, "settlement.same-person");
        Assert.Contains("税务局第7号复函", await month.App.Approver.GetStringAsync(Page), StringComparison.Ordinal);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        Assert.Contains(
            "2026-09-T1,沈知远,建设银行,6227000012340001,4100.00",
            await month.App.Http.GetStringAsync("/api/settlements/2026-09/payout.csv"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "税务局第7号复函",
            await month.App.Http.GetStringAsync("/payslips/2026-09-T1"),
            StringComparison.Ordinal
        );
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
    }

    [Fact]
    public async Task An_adjusted_draft_needs_its_tax_anew_and_a_released_one_is_not_corrected()
    {
        await using var month = await PayrollAsync("NonResident");
        await EnterAsync(month, "900", "协定");
        await PayMonth.OkAsync(
            month.PostAsync(
                "adjustments",
                new
                {
                    teacher = "T1",
                    amount = 100,
                    reason = "补贴",
                }
            )
        );
        await PayMonth.RefusedAsync(month.PostAsync("release"), 422, "settlement.tax-missing", Missing);
        await EnterAsync(month, "920", "协定");
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.PayslipAsync("T1", "answer", new { answer = "dispute", reason = "少了" }));
        await PayMonth.RefusedAsync(
            month.PayslipAsync("T1", "dispute-answer", new { answer = "补足", adjustment = 50 }),
            422,
            "payslip.tax-by-hand",
            "这位老师的税由人工填写，发出后不能更正金额：请先答复老师，差额在下个月更正"
        );
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "下月补" }));
        Assert.Equal((5100m, 920m), await SumsAsync(month));
    }

    [Fact]
    public async Task A_residents_tax_is_the_tables_alone()
    {
        await using var month = await PayrollAsync("Resident");

        Assert.Contains("按税率表计算，不用填写", await EnterAsync(month, "1", "随手"), StringComparison.Ordinal);
        Assert.Equal((5000m, 800m), await SumsAsync(month));
        Assert.DoesNotContain("税由人工填写", await month.App.Http.GetStringAsync(Page), StringComparison.Ordinal);
    }

    private static async Task<PayMonth> PayrollAsync(string status)
    {
        var month = await PayMonth.StartAsync();
        var teacher = (await month.App.Http.GetFromJsonAsync<JsonNode>("/api/teachers/T1"))!;
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/teachers/T1",
                new
                {
                    name = (string?)teacher["name"],
                    phone = (string?)teacher["phone"],
                    email = (string?)teacher["email"],
                    disciplines = new[] { "taiji" },
                    grade = "一级",
                    districts = new[] { "徐汇区" },
                    taxStatus = status,
                }
            )
        );
        // Whoever changes something else and says nothing of it leaves it.
        await month.PutTeacherAsync("T1", "沈知远");
        Assert.Equal(
            status,
            (string?)(await month.App.Http.GetFromJsonAsync<JsonNode>("/api/teachers/T1"))!["taxStatus"]
        );
        await month.AddLessonAsync("A1", 1, 1, fee: 5000);
        await month.ReachAsync("Payroll");
        return month;
    }

    private static async Task<string> EnterAsync(PayMonth month, string amount, string reason)
    {
        using var answer = await month.App.Http.PostAsync(
            $"{Page}/taxes",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["payslipId"] = "2026-09-T1",
                    ["amount"] = amount,
                    ["reason"] = reason,
                }
            )
        );
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ReplaceLineEndings(" ");
    }

    private static async Task<(decimal Gross, decimal Tax)> SumsAsync(PayMonth month)
    {
        var payslip = (await month.RunAsync())["payslips"]![0]!;
        return ((decimal)payslip["gross"]!, (decimal)payslip["tax"]!);
    }
}
