using Delivery.Domain.Calendar;
using Delivery.Functions.Ordering.Timeline;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

public sealed class ClosedWithTests
{
    private static readonly Month September = new(2026, 9);
    private static readonly Month October = new(2026, 10);

    [Theory]
    [InlineData(true, 2, "课酬已发放，月度反馈已收齐")]
    [InlineData(true, 1, "课酬已发放，街镇没有交10月的反馈")]
    [InlineData(true, 0, "课酬已发放，街镇没有交月度反馈")]
    [InlineData(false, 2, "没有应发的课酬，月度反馈已收齐")]
    [InlineData(false, 0, "没有应发的课酬，街镇没有交月度反馈")]
    public void It_says_what_was_paid_and_reported(bool isPaid, int reports, string expected) =>
        Assert.Equal(
            expected,
            ClosedWith.Words(isPaid, [September, October], new[] { September, October }.Take(reports).ToHashSet())
        );

    [Fact]
    public void Of_a_course_without_a_lesson_no_report_is_missing() =>
        Assert.Equal("没有应发的课酬", ClosedWith.Words(isPaid: false, [], new HashSet<Month>()));
}
