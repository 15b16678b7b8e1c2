using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>The files of a month as people and the bank open them.</summary>
public sealed class PayRunFileTests
{
    private const string Workbook = "/staff/settlements/2026-09/pay-run.xlsx";

    [Fact]
    public async Task The_files_of_a_month_say_their_encoding_and_run_nothing_that_stands_in_a_name()
    {
        await using var month = await PayMonth.StartAsync();
        await month.PutTeacherAsync("T2", "=CMD|'/C calc'!A0");
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("B2", 1, 1, "T2", 3000);
        await month.ReachAsync("Approved");

        using var answer = await month.App.Http.GetAsync("/api/settlements/2026-09/payout.csv");
        var file = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Contains(
            "2026-09-T2,'=CMD|'/C calc'!A0,建设银行,6227000012340002,2560.00,",
            System.Text.Encoding.UTF8.GetString(file),
            StringComparison.Ordinal
        );

        using var workbook = await month.App.Http.GetAsync(Workbook);
        Assert.True(workbook.Headers.CacheControl?.NoStore);
        var rows = new MemoryStream(await workbook.Content.ReadAsByteArrayAsync())
            .Query(useHeaderRow: true)
            .Cast<IDictionary<string, object?>>()
            .ToList();
        Assert.Equal([250.0, 3000.0, 3250.0], rows.Select(row => row["应发（元）"]));
        Assert.Equal([250.0, 2560.0, 2810.0], rows.Select(row => row["实发（元）"]));
        Assert.Equal(["2026-09-T1", "2026-09-T2", "合计"], rows.Select(row => row["工资单"]));
    }

    [Fact]
    public async Task Only_finance_opens_the_pay_run()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");

        using var nobody = await month.App.Anonymous.GetAsync(Workbook);
        using var nothing = await month.App.Http.GetAsync("/staff/settlements/2026-08/pay-run.xlsx");
        Assert.Equal((401, 404), ((int)nobody.StatusCode, (int)nothing.StatusCode));
    }
}
