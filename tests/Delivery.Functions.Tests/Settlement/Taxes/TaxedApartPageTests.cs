using Delivery.Domain.Ordering;
using Delivery.Functions.Tests.Settlement.Carried;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Taxes;

/// <summary>Whoever approves a run sees whose money of an earlier month goes out in the same month, and what that makes in tax.</summary>
public sealed class TaxedApartPageTests
{
    private const string October = "/staff/settlements/2026-10";
    private const string Heading = "同一个月发两份的老师";

    [Fact]
    public async Task A_late_transfer_beside_the_next_months_is_shown_at_the_approval_with_the_difference()
    {
        await using var month = await StartAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", false), ("T2", true)));
        await month.AwaitApprovalOfOctoberAsync();
        await ShownAsync(month);

        // Paid meanwhile, it was paid this month.
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        await ShownAsync(month);

        await PayMonth.OkAsync(month.ApproveAsync("2026-10"));
        Assert.DoesNotContain(Heading, await month.TextAsync(October), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_that_are_paid_each_in_its_own_are_not()
    {
        await using var month = await StartAsync();
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();
        await month.AwaitApprovalOfOctoberAsync();

        Assert.Contains("您不能批准", await month.TextAsync(October), StringComparison.Ordinal);
        Assert.DoesNotContain(Heading, await month.TextAsync(October), StringComparison.Ordinal);
    }

    private static async Task ShownAsync(PayMonth month)
    {
        var page = await month.TextAsync(October);
        Assert.Contains(Heading, page, StringComparison.Ordinal);
        Assert.Contains("合并要多扣 80.00 元", page, StringComparison.Ordinal);
        Assert.Contains("分别计税 880.00，合并计税 960.00", page, StringComparison.Ordinal);
        Assert.Contains("/payslips/2026-09-T1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/payslips/2026-09-T2", page, StringComparison.Ordinal);
    }

    /// <summary>September is approved, with 3,000 for each; October will have as much.</summary>
    private static async Task<PayMonth> StartAsync()
    {
        var month = await PayMonth.StartAsync();
        foreach (var teacher in new[] { "T1", "T2" })
        {
            var order = teacher == "T1" ? 1 : 2;
            await month.AddLessonAsync("A1", order, 1, teacher, 3000, stream: FundingStream.NonBasic);
            await month.AddLessonAsync(
                "A1",
                order,
                2,
                teacher,
                3000,
                media: true,
                stream: FundingStream.NonBasic,
                month: 10
            );
        }

        await month.ReachAsync("Approved");
        return month;
    }
}
