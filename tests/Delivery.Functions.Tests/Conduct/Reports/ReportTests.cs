using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Settlement;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Conduct.Reports;

/// <summary>What was delivered, as staff read it and take it away.</summary>
public sealed class ReportTests
{
    private const string Csv = "/staff/reports/report.csv";

    [Fact]
    public async Task A_month_with_its_streets_is_read_as_a_table_and_as_files_with_the_same_numbers()
    {
        await using var month = await PaidAsync();

        var page = await TextAsync(month.App.Http, "/staff/reports?by=Street&show=PaidPerHead");
        Assert.Contains("2026年1月—2026年10月", page, StringComparison.Ordinal);
        Assert.Contains("云杉镇", page, StringComparison.Ordinal);
        Assert.Contains("人均课酬</a>", page, StringComparison.Ordinal);
        var lines = await LinesAsync(month.App.Http, $"{Csv}?by=Street");
        // The evidence of the second street's lesson says that it was held, but nobody counted who came.
        Assert.Equal(
            [
                "清荷街道,3,2,1,0,66.67,56,28.00,140.00,0,5.00,4.00,5.00,500.00,8.93",
                "云杉镇,2,1,0,1,100.00,0,,,0,,,,3000.00,",
                "合计,5,3,1,1,75.00,56,28.00,140.00,0,5.00,4.00,5.00,3500.00,8.93",
            ],
            lines.Skip(1)
        );
        var xlsx = await month.App.Http.GetByteArrayAsync("/staff/reports/report.xlsx?by=Street");
        var rows = new MemoryStream(xlsx).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        Assert.Equal((5.0, 3500.0), ((double)rows[^1]["应上课时"]!, (double)rows[^1]["已发课酬（元，税前）"]!));
    }

    [Fact]
    public async Task Months_districts_and_categories_narrow_it()
    {
        await using var month = await PaidAsync();

        Assert.Equal("2026-09", (await LinesAsync(month.App.Http, Csv))[1].Split(',')[0]);
        Assert.Single(
            await LinesAsync(month.App.Http, $"{Csv}?from=2026-08&to=2026-08"),
            line => line.StartsWith("合计,0,", StringComparison.Ordinal)
        );
        Assert.Equal(
            2,
            (await LinesAsync(month.App.Http, $"{Csv}?by=District&district=310101&category=MartialArts")).Count
        );
        Assert.Contains(
            "这段时间还没有到时间的课",
            await TextAsync(month.App.Http, "/staff/reports?category=Lecture"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_shown_is_told_beside_its_field_on_the_page_and_instead_of_the_file()
    {
        await using var month = await PayMonth.StartAsync();

        foreach (var path in new[] { "/staff/reports", Csv })
        {
            using var refused = await month.App.Http.GetAsync($"{path}?from=2026-09&to=2026-08");
            Assert.Equal(422, (int)refused.StatusCode);
            var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains("结束月份不能早于开始月份", text, StringComparison.Ordinal);
            Assert.Contains("value=\"2026-08\"", text, StringComparison.Ordinal);
        }

        Assert.Equal(404, (int)(await month.App.Http.GetAsync("/staff/reports/report.pdf")).StatusCode);
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        Assert.Equal(403, (int)(await street.GetAsync("/staff/reports")).StatusCode);
    }

    [Fact]
    public async Task What_one_teacher_was_paid_is_for_finance_alone()
    {
        await using var month = await PaidAsync();
        using var conduct = await WithScopeAsync(month, Role.Conduct);
        using var finance = await WithScopeAsync(month, Role.FinanceApprover);
        const string ByTeacher = "/staff/reports?by=Teacher&show=PaidPerHead";

        Assert.Contains("3,500.00", await TextAsync(finance, ByTeacher), StringComparison.Ordinal);
        var page = await TextAsync(conduct, ByTeacher);
        Assert.Contains("沈知远", page, StringComparison.Ordinal);
        Assert.DoesNotContain("课酬</", page, StringComparison.Ordinal);
        Assert.DoesNotContain("课酬", (await LinesAsync(conduct, $"{Csv}?by=Teacher"))[0], StringComparison.Ordinal);
        Assert.Contains("3500.00", (await LinesAsync(conduct, $"{Csv}?by=Street"))[^1], StringComparison.Ordinal);
    }

    private static async Task<PayMonth> PaidAsync()
    {
        var month = await PayMonth.StartAsync();
        var held = await month.AddLessonAsync("A1", 1, 1);
        var heldToo = await month.AddLessonAsync("A1", 1, 2);
        var absent = await month.AddLessonAsync("A1", 1, 3);
        await month.AddLessonAsync("B2", 1, 1, fee: 3000, media: true);
        await month.AddLessonAsync("B2", 1, 2);
        await month.App.MoveToAsync("2026-10-08T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", (held, true), (heldToo, true), (absent, false)));
        await month.App.MoveToAsync(PayMonth.FeedbackClosed);
        await PayMonth.OkAsync(month.PostAsync("release"));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        return month;
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(HttpClient http, string path) =>
        [.. (await http.GetStringAsync(path)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<string> TextAsync(HttpClient http, string path) =>
        WebUtility.HtmlDecode(await http.GetStringAsync(path));

    private static async Task<HttpClient> WithScopeAsync(PayMonth month, string scope)
    {
        await month.App.Services.GetRequiredService<ApiKeys>().AddAsync(scope, $"key-of-{scope}-of-a-test", [scope]);
        var client = month.App.Host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", $"key-of-{scope}-of-a-test");
        return client;
    }
}
