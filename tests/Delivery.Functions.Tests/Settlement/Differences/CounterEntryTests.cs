using Xunit;

namespace Delivery.Functions.Tests.Settlement.Differences;

public sealed class CounterEntryTests
{
    [Fact]
    public async Task A_closed_month_is_set_right_by_an_entry_of_a_later_one_and_the_difference_is_explained()
    {
        await using var month = await PaidAsync();
        await PayMonth.RefusedAsync(Adjust(month, "2026-09", "T1", null), 409, "settlement.stage");
        await month.App.MoveToAsync("2026-11-06T09:00");
        Assert.Equal("Payroll", await month.StageAsync("2026-10"));
        await PayMonth.RefusedAsync(Adjust(month, "2026-10", "T2", null), 422, "payslip.unknown");
        await PayMonth.RefusedAsync(
            Adjust(month, "2026-10", "T1", "2026-10"),
            422,
            "settlement.not-closed",
            "2026-10没有已办结的结算，只能更正已办结的月份"
        );
        await PayMonth.RefusedAsync(
            Adjust(month, "2026-10", "T1", "2026-08"),
            422,
            "settlement.not-closed",
            "2026-08没有已办结的结算，只能更正已办结的月份"
        );
        await PayMonth.OkAsync(Adjust(month, "2026-10", "T2", "2026-09"));

        var page = await month.App.Http.GetStringAsync("/payslips/2026-10-T2");
        Assert.Contains("更正2026年9月：少发一节", page, StringComparison.Ordinal);
        var differences = System.Net.WebUtility.HtmlDecode(
            await month.App.Http.GetStringAsync("/staff/settlements/2026-10/differences")
        );
        Assert.Contains("本月没有工资单：上月 1 节课", differences, StringComparison.Ordinal);
        Assert.Contains("上月没有工资单：0 节课，调整 +250.00", differences, StringComparison.Ordinal);
        Assert.Contains(
            "/staff/settlements/2026-10/differences",
            await month.App.Http.GetStringAsync("/staff/settlements/2026-10"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_adjustment_is_made_on_the_page_and_refused_beside_its_field()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");

        var refused = await PostAsync(month, ("teacher", "T1"), ("amount", "-300"), ("reason", "多算"));
        Assert.Contains("最多可减250.00元", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"-300\"", refused, StringComparison.Ordinal);
        Assert.Contains(
            "更正的月份请写成",
            await PostAsync(month, ("teacher", "T1"), ("amount", "5"), ("reason", "补"), ("corrects", "八月")),
            StringComparison.Ordinal
        );
        await PostAsync(month, ("teacher", "T1"), ("amount", "-50"), ("reason", "多算"));
        Assert.Equal(200m, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
    }

    private static async Task<PayMonth> PaidAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        // Waits for its evidence, so that October has a run too.
        await month.AddLessonAsync("B2", 1, 2, "T1");
        await month.App.MoveToAsync("2026-10-01T09:00");
        await PayMonth.OkAsync(month.FeedbackAsync("A1", ("A1-2026-001-01", true)));
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

    private static Task<HttpResponseMessage> Adjust(PayMonth month, string of, string teacher, string? corrects) =>
        month.PostAsync(
            "adjustments",
            new
            {
                teacher,
                amount = 250,
                reason = "少发一节",
                corrects,
            },
            of
        );

    private static async Task<string> PostAsync(PayMonth month, params (string Name, string Value)[] fields)
    {
        using var answer = await month.App.Http.PostAsync(
            "/staff/settlements/2026-09/adjustments",
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );
        return await answer.Content.ReadAsStringAsync();
    }
}
