using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Web.Sheets;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A receipt of the bank that cannot be read is refused in words that say what to do.</summary>
public sealed class BankResultTests
{
    [Theory]
    [InlineData(
        "payslip,reason\r\nP1,",
        "payout.columns 回执第一行应有 payslip、result 两列，失败时另有 reason，退回时另有 date"
    )]
    [InlineData("payslip,result\r\nP1,maybe", "payout.result 第1行的结果应为 ok、failed 或 returned")]
    public void What_is_wrong_with_the_receipt_is_said(string receipt, string says)
    {
        var refusal = BankResults.Read(CsvText.Bytes(receipt, CsvEncoding.Utf8)).Refusals[0];

        Assert.StartsWith(says, $"{refusal.Code} {refusal.Message}", StringComparison.Ordinal);
    }
}
