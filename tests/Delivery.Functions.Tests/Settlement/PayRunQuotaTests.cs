using System.Net.Http.Json;
using Delivery.Functions.Settlement;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>A street's quota that does not bear its fees: who is told what, and the way out.</summary>
public sealed class PayRunQuotaTests
{
    [Fact]
    public void Of_a_year_that_is_over_nobody_is_sent_to_a_setting_that_no_longer_holds()
    {
        Assert.Equal(
            "2026年已经过去，页面上不能再改它的配额，请联系系统维护人员",
            QuotaSpending.WayOut(2026, new DateOnly(2027, 1, 12))
        );
        Assert.Contains(
            "全年配额经费",
            QuotaSpending.WayOut(2026, new DateOnly(2026, 12, 12)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_street_whose_quota_does_not_bear_its_fees_is_named_with_its_lessons_and_what_to_do()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1, fee: 350, reserved: 300);
        await QuotaAsync(month, 300, "2026-10-01");
        await month.ReachAsync("Payout");

        await PayMonth.RefusedAsync(
            month.ApproveAsync(),
            422,
            "settlement.proof",
            $"清荷街道2026年配额不够付：{lesson}课酬350元（预留300元），还可用300元。"
                + "请管理员在设置里调高“每个街镇全年配额经费”，或取消这个街镇还没上的课，不能批准"
        );

        await QuotaAsync(month, 400, "2026-10-16");
        await PayMonth.OkAsync(month.ApproveAsync());
    }

    [Fact]
    public async Task A_street_whose_quota_cannot_bear_the_fees_stops_the_approval()
    {
        await using var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1, fee: 6000);
        await month.AddLessonAsync("A1", 1, 2, fee: 6000);
        await month.ReachAsync("Payout");

        Assert.Equal(1, await month.MailsAsync("caiwu", "结算已停下"));
        await PayMonth.RefusedAsync(month.ApproveAsync(), 422, "settlement.proof");
    }

    private static async Task QuotaAsync(PayMonth month, decimal value, string from) =>
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/settings/yearly-quota",
                new
                {
                    value,
                    from,
                    reason = "市里的通知",
                }
            )
        );
}
