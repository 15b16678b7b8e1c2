using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>What waits for staff is told by names, until when the street was promised an answer.</summary>
public sealed class StaffTodoTests
{
    [Fact]
    public async Task An_order_to_review_is_due_when_the_street_was_promised_an_answer()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.FileAsync();

        var page = await town.App.Http.GetStringAsync("/staff");

        Assert.Contains("审核清荷街道的太极拳订单", page, StringComparison.Ordinal);
        Assert.Contains("9月3日（周四）17:00 前", page, StringComparison.Ordinal);
        Assert.Contains("首课 9月21日 周一", page, StringComparison.Ordinal);
        Assert.DoesNotContain("审核订单 310101002", page, StringComparison.Ordinal);
    }
}
