using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Taxes;

/// <summary>What would be withheld, for anybody who asks.</summary>
public sealed class WithholdingTests
{
    [Theory]
    [InlineData("2026-10", 422, "settlement.too-early", "2026-10还没有结束，请在次月1日以后开始结算")]
    [InlineData("2027-13", 404, "settlement.month", "没有找到这个月（例如 2026-09）“2027-13”，请核对编号")]
    [InlineData("2024-01", 422, "calendar.year-not-loaded", null)]
    public async Task A_month_that_cannot_be_settled_is_refused(string which, int status, string code, string? sentence)
    {
        await using var month = await PayMonth.StartAsync();
        await PayMonth.RefusedAsync(month.PostAsync("start", month: which), status, code, sentence);
        await PayMonth.RefusedAsync(month.App.Http.GetAsync("/api/settlements/2026-08"), 404, "settlement.unknown");
    }

    [Theory]
    [InlineData("800", "0 0 800")]
    [InlineData("4000", "3200 640 3360")]
    [InlineData("25000.50", "20000.40 4000.12 21000.38")]
    public async Task The_tax_on_a_payment_can_be_asked_for(string gross, string taxableTaxAndNet)
    {
        await using var month = await PayMonth.StartAsync();
        var answer = await month.App.Anonymous.GetFromJsonAsync<JsonNode>($"/api/tax/withholding?gross={gross}");
        Assert.Equal(
            taxableTaxAndNet.Split(' ').Select(decimal.Parse),
            new[] { "taxable", "tax", "net" }.Select(field => (decimal)answer![field]!)
        );
        await PayMonth.RefusedAsync(month.App.Anonymous.GetAsync("/api/tax/withholding?gross=-1"), 400, "query.gross");
    }
}
