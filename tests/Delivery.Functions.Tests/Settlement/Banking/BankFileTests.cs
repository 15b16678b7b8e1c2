using System.Net.Http.Json;
using System.Text;
using Delivery.Functions.Security;
using Delivery.TestKit;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Banking;

public sealed class BankFileTests
{
    private const string File = "/api/settlements/2026-09/payout.csv";

    [Fact]
    public async Task The_banks_file_has_the_columns_order_separator_and_encoding_that_the_bank_wants()
    {
        await using var month = await ApprovedAsync();
        await SetAsync(month, "bank-file-columns", "number=序号,account=收款账号,name=收款人,amount=金额");
        await SetAsync(month, "bank-file-separator", "|");
        await SetAsync(month, "bank-file-encoding", "gb18030");

        var bytes = await month.App.Http.GetByteArrayAsync(File);
        var text = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetString(bytes);
        Assert.Equal(
            "序号|收款账号|收款人|金额\r\n1|6227000012340001|沈知远|250.00\r\n2|6227000012340002|顾晓岚|2560.00\r\n",
            text
        );
        await SetAsync(month, "bank-file-header", false);
        Assert.StartsWith("1|", await month.App.Http.GetStringAsync(File), StringComparison.Ordinal);
        Assert.Contains(
            "文件里 2 笔，合计 2,810.00 元",
            await month.App.Http.GetStringAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_tax_offices_list_has_numbers_as_numbers_identities_as_texts_and_its_sums()
    {
        await using var month = await ApprovedAsync();
        const string path = "/staff/settlements/2026-09/tax-declaration.xlsx";
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/teachers/T2",
                new
                {
                    name = "顾晓岚",
                    phone = "13900005678",
                    email = "T2@teacher.example.cn",
                    disciplines = new[] { "taiji" },
                    grade = "一级",
                    districts = new[] { "徐汇区" },
                    idNumber = "310101199001010000",
                }
            )
        );

        var rows = new MemoryStream(await (await month.App.Http.PostAsync(path, null)).Content.ReadAsByteArrayAsync())
            .Query(useHeaderRow: true)
            .Cast<IDictionary<string, object?>>()
            .ToList();
        Assert.Equal(["沈知远", "顾晓岚", "合计"], rows.Select(row => row["姓名"]));
        Assert.Equal("310101199001010000", rows[1]["证件号码"]);
        Assert.Equal([250.0, 3000.0, 3250.0], rows.Select(row => row["收入（元）"]));
        Assert.Equal([250.0, 800.0, 1050.0], rows.Select(row => row["减除费用（元）"]));
        Assert.Equal([0.2, 0.2], rows.Take(2).Select(row => row["预扣率"]));
        Assert.Equal([0.0, 0.0], rows.Take(2).Select(row => row["速算扣除数（元）"]));
        Assert.Equal([0.0, 440.0, 440.0], rows.Select(row => row["应扣缴税额（元）"]));
        var audit = await month.App.Http.GetStringAsync("/staff/audit");
        Assert.Contains("下载扣缴申报表", audit, StringComparison.Ordinal);
        using var nobody = await month.App.Anonymous.PostAsync(path, null);
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        Assert.Equal((401, 403), ((int)nobody.StatusCode, (int)(await street.PostAsync(path, null)).StatusCode));
    }

    private static async Task<PayMonth> ApprovedAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2", 3000);
        await month.ReachAsync("Approved");
        return month;
    }

    private static async Task SetAsync(PayMonth month, string name, object value) =>
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                $"/api/settings/{name}",
                new
                {
                    value,
                    from = "2026-10-16",
                    reason = "银行的模板",
                }
            )
        );
}
