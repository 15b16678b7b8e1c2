using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>What the answer to a dispute changes about a lesson's fee, its street is charged with, wherever it is added up.</summary>
public sealed class DisputedLineTests
{
    private const string Run = "/staff/settlements/2026-09";

    [Fact]
    public async Task A_corrected_line_is_charged_to_its_street_as_the_lesson_is()
    {
        await using var month = await PaidAsync("A1-2026-001-01");

        Assert.Equal(250m, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        var quota = await GetAsync(month, "/api/streets/A1/quota/2026");
        Assert.Equal((250m, 0m), ((decimal)quota["spent"]!, (decimal)quota["reserved"]!));
        Assert.Equal(250m, quota["entries"]!.AsArray().Sum(one => (decimal)one!["spent"]!));
        var street = await GetAsync(month, "/api/statements/streets/A1/2026");
        Assert.Equal((250m, 250m, 1), ((decimal)street["gross"]!, (decimal)street["basic"]!, (int)street["lessons"]!));
        await ProvedAsync(month, byStream: "250.00", byDiscipline: 250m);
    }

    [Fact]
    public async Task What_is_added_to_the_whole_payslip_is_no_streets()
    {
        await using var month = await PaidAsync(line: null);

        Assert.Equal(250m, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Equal(200m, (decimal)(await GetAsync(month, "/api/streets/A1/quota/2026"))["spent"]!);
        Assert.Equal(200m, (decimal)(await GetAsync(month, "/api/statements/streets/A1/2026"))["gross"]!);
        await ProvedAsync(month, byStream: "200.00", byDiscipline: 200m);
    }

    private static async Task ProvedAsync(PayMonth month, string byStream, decimal byDiscipline)
    {
        var run = await month.App.Http.GetStringAsync(Run);
        Assert.Contains("相符", run, StringComparison.Ordinal);
        Assert.DoesNotContain("不符", run, StringComparison.Ordinal);
        Assert.Contains($"1 节</span></td><td class=\"num right\">{byStream}", run, StringComparison.Ordinal);
        var year = await GetAsync(month, "/api/statements/teachers/T1/2026");
        Assert.Equal(byDiscipline, (decimal)year["disciplines"]![0]!["gross"]!);
        await month.App.MoveToAsync("2026-10-22T06:00");
        Assert.Equal(0, await month.MailsAsync("caiwu", "配额"));
    }

    private static async Task<PayMonth> PaidAsync(string? line)
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, fee: 200);
        await month.ReachAsync("Check");
        await PayMonth.OkAsync(
            month.PayslipAsync(
                "T1",
                "answer",
                new
                {
                    answer = "dispute",
                    line,
                    reason = "应为250元",
                }
            )
        );
        await PayMonth.OkAsync(month.PayslipAsync("T1", "dispute-answer", new { answer = "补足", adjustment = 50 }));
        await month.App.MoveToAsync(PayMonth.CheckClosed);
        await PayMonth.OkAsync(month.ApproveAsync());
        await month.App.IdleAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        return month;
    }

    private static async Task<JsonNode> GetAsync(PayMonth month, string path) =>
        (await month.App.Http.GetFromJsonAsync<JsonNode>(path))!;
}
