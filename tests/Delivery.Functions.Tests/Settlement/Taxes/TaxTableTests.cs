using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.People;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Taxes;

public sealed class TaxTableTests
{
    [Fact]
    public async Task A_new_table_is_worked_out_before_it_is_saved_and_taxes_what_is_paid_from_its_month_on()
    {
        await using var month = await PayMonth.StartAsync();
        var form = await EntryForm.OpenAsync(month.App.Http, "/staff/new/tax-tables");
        (form["code"], form["brackets"]) = ("2026-10-01", "10000 10% 0\n以上 20% 1000");
        var warned = await form.SendAsync();
        Assert.Contains("4,000元：原扣640.00元，将扣320.00元", warned.Text, StringComparison.Ordinal);
        Assert.Equal(640m, await TaxAsync(month.App.Http));
        Assert.Equal(303, (await form.Again(warned).SendAsync()).Status);

        Assert.Equal(640m, await TaxAsync(month.App.Http));
        // A lesson of August that had waited is paid with September's: one payment, by the table of the month of payment.
        await month.AddLessonAsync("A1", 1, 1, fee: 2500);
        var waited = await month.AddLessonAsync("A1", 2, 1, fee: 1500, month: 8);
        var lesson = (await month.Lists.FindAsync(PayMonth.September.Previous, "A1", waited))!;
        await month.Lists.AddAsync(PayMonth.September, lesson with { CarriedOver = true });
        await month.ReachAsync("Payout");
        Assert.Equal(320m, await TaxAsync(month.App.Http));
        Assert.Equal(320m, (decimal)(await month.RunAsync())["payslips"]![0]!["tax"]!);
        await PayMonth.OkAsync(month.ApproveAsync());
        Assert.Contains(
            "应纳税所得额",
            await month.App.Http.GetStringAsync("/staff/tax-tables/2026-10-01"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("code", "2026-09-01", "code", "最早2026-10-01")]
    [InlineData("code", "明年", "code", "请填写日期，例如 2027-01-01")]
    [InlineData("flatDeduction", "八百", "flatDeduction", "请填写金额，例如 800")]
    [InlineData("flatUpTo", "四千", "flatUpTo", "请填写金额，例如 4000")]
    [InlineData("flatDeduction", "900", "deductionRate", "应相等")]
    [InlineData("flatDeduction", "5000", "flatDeduction", "不能超过")]
    [InlineData("deductionRate", "两成", "deductionRate", "百分比")]
    [InlineData("brackets", "20000 20%", "brackets", "看不懂")]
    [InlineData("brackets", "20000 20% 0\n以上 30% 1000", "brackets", "速算扣除数应为2000")]
    [InlineData("brackets", "20000 30% 0\n以上 20% 0", "brackets", "逐级升高")]
    [InlineData("brackets", "20000 20% 0", "brackets", "最后一级应写“以上”")]
    public async Task A_table_that_does_not_hold_together_is_refused_beside_its_field(
        string field,
        string typed,
        string beside,
        string says
    )
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/new/tax-tables");
        form["code"] = "2026-10-01";
        form[field] = typed;

        var sent = await form.SendAsync();

        Assert.Equal(422, sent.Status);
        Assert.Contains(says, sent.Beside(beside), StringComparison.Ordinal);
    }

    private static async Task<decimal> TaxAsync(HttpClient http) =>
        (decimal)(await http.GetFromJsonAsync<JsonNode>("/api/tax/withholding?gross=4000"))!["tax"]!;
}
