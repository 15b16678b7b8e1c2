using System.IO.Compression;
using Delivery.Domain.Ordering;
using Delivery.Functions.Tests.Operation;
using Delivery.Functions.Tests.Settlement.Carried;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Taxes;

/// <summary>Which fees count as one payment is a setting, held as of the day on which a month's payslips are made.</summary>
public sealed class TaxGroupingTests
{
    [Fact]
    public async Task A_month_is_taxed_as_the_setting_stands_when_its_payslips_are_made()
    {
        await using var month = await TaughtAsync();
        await SettingTests.PutAsync(month.App.Http, "tax-grouping", "stream", "2026-10-01", "税务局的口径");
        await month.ReachAsync("Payroll");
        await SettingTests.PutAsync(month.App.Http, "tax-grouping", "month", "2026-10-10", "改回");
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

        var payslip = await month.PayslipOfAsync("2026-09-T1");
        Assert.Equal(
            ("Stream", 60m, 2),
            ((string?)payslip["taxBy"], (decimal)payslip["tax"]!, payslip["taxGroups"]!.AsArray().Count)
        );
        var run = await month.TextAsync("/staff/settlements/2026-09");
        Assert.Matches("按经费渠道分别计税.*本次", run.ReplaceLineEndings(" "));
        Assert.Contains("多扣 160.00 元，1 位老师不同", run, StringComparison.Ordinal);
        var shown = await month.TextAsync("/payslips/2026-09-T1");
        Assert.Contains($"本月{FundingStream.Basic.Label()}课酬", shown, StringComparison.Ordinal);
        Assert.Contains($"本月{FundingStream.NonBasic.Label()}课酬", shown, StringComparison.Ordinal);
        Assert.Equal(2, await DeclaredAsync(month));

        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        await month.PayAsync("2026-09", "T1");
    }

    [Fact]
    public async Task By_itself_all_of_a_month_is_one_payment()
    {
        await using var month = await TaughtAsync();
        await month.ReachAsync("Payroll");

        Assert.Equal(200m, (decimal)(await month.PayslipOfAsync("2026-09-T1"))["tax"]!);
        Assert.Contains(
            "少扣 160.00 元，1 位老师不同",
            await month.TextAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await DeclaredAsync(month));
    }

    private static async Task<PayMonth> TaughtAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, fee: 900);
        await month.AddLessonAsync("A1", 2, 2, fee: 900, stream: FundingStream.NonBasic);
        return month;
    }

    private static async Task<int> DeclaredAsync(PayMonth month)
    {
        using var answer = await month.App.Http.PostAsync(
            "/staff/settlements/2026-09/tax-declaration.xlsx",
            new FormUrlEncodedContent([])
        );
        Assert.True(answer.IsSuccessStatusCode);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        // The head and the sums are rows too.
        return System.Text.RegularExpressions.Regex.Count(await sheet.ReadToEndAsync(), "<(?:x:)?row ") - 2;
    }
}
