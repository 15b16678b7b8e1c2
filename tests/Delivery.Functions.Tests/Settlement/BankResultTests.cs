using Delivery.Domain.Settlement.Banking;
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
    [InlineData("payslip,result,file\r\nP1,ok,一", "payout.file-number 第1行的 file 应为银行文件的号数，如 1")]
    [InlineData("result,file,number\r\nok,1,1", "payout.columns 回执第一行应有 payslip、result 两列")]
    [InlineData("payslip,result\r\nP1,\"ok", "payout.malformed 回执不是有效的 CSV 文件，请检查引号和换行（")]
    [InlineData("payslip,result\r\nP1,maybe", "payout.result 第1行的结果应为 ok、failed 或 returned")]
    public void What_is_wrong_with_the_receipt_is_said(string receipt, string says)
    {
        var refusal = BankResults.Read(CsvText.Bytes(receipt, CsvEncoding.Utf8), new BankFileSettings()).Refusals[0];

        Assert.StartsWith(says, $"{refusal.Code} {refusal.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_wrong_in_two_ways_is_told_both()
    {
        var read = BankResults.Read("payslip,result,file\r\nP1,maybe,一"u8.ToArray(), new BankFileSettings());

        Assert.Equal(
            ["results[0].file", "results[0].result"],
            read.Refusals.Select(refusal => refusal.Field).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_bank_that_tells_only_file_and_row_is_read_where_the_template_names_the_row()
    {
        var template = new BankFileSettings(
            Columns: "file-number=批次号,number=序号,name,account,amount",
            Results: "number=序号,result=交易状态"
        );
        const string receipt = "批次号,序号,交易状态\r\n2,1,成功\r\n2,x,失败\r\n";

        Assert.Equal(
            "第2行的 number 应为银行文件里的行号，如 1",
            BankResults.Read(CsvText.Bytes(receipt, CsvEncoding.Utf8), template).Refusals[0].Message
        );
        Assert.Equal(
            [new TransferResult("", Ok: true, "", File: 2, Line: 1)],
            BankResults.Read(CsvText.Bytes(receipt.Replace("2,x,失败\r\n", ""), CsvEncoding.Utf8), template).Value
        );
    }

    [Fact]
    public void A_banks_own_columns_are_read_by_its_template_whatever_their_order()
    {
        var template = new BankFileSettings(
            Results: "payslip=附言,result=交易状态,reason=失败原因,date=退汇日期,file=批次"
        );
        const string receipt =
            "序号,交易状态,失败原因,附言,退汇日期,批次\r\n1,成功,,P1,,2\r\n2,退汇,已销户,P2,2026-10-19,1\r\n";

        var read = BankResults.Read(CsvText.Bytes(receipt, CsvEncoding.Gb18030), template).Value;

        Assert.Equal(
            [
                new TransferResult("P1", Ok: true, "", File: 2),
                new TransferResult("P2", Ok: false, "已销户", Returned: true, new DateOnly(2026, 10, 19), 1),
            ],
            read
        );
        Assert.Null(read[0].Line);
        Assert.StartsWith(
            "回执第一行应有 附言、交易状态 两列",
            BankResults.Read("a,b\r\n1,2"u8.ToArray(), template).Refusals[0].Message,
            StringComparison.Ordinal
        );
    }
}
