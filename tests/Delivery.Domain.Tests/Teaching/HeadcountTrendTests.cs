using Delivery.Domain.Teaching;

namespace Delivery.Domain.Tests.Teaching;

public sealed class HeadcountTrendTests
{
    [Theory]
    [InlineData("30,30", TrendDirection.Steady)]
    [InlineData("30,33", TrendDirection.Steady)]
    [InlineData("30,34", TrendDirection.Rising)]
    [InlineData("30,27", TrendDirection.Steady)]
    [InlineData("30,26", TrendDirection.Falling)]
    [InlineData("20,40,20", TrendDirection.Falling)]
    [InlineData("0,0", TrendDirection.Steady)]
    [InlineData("0,1", TrendDirection.Rising)]
    public void The_latest_lesson_is_held_against_the_mean_of_those_before(string counts, TrendDirection direction) =>
        Assert.Equal(direction, Of(counts)!.Direction);

    [Fact]
    public void Too_few_in_the_latest_lesson_are_flagged_and_those_before_are_not()
    {
        Assert.True(Of("30,19")!.IsLow);
        Assert.False(Of("19,20")!.IsLow);
    }

    [Fact]
    public void One_lesson_is_no_trend_and_only_the_last_five_count()
    {
        Assert.Null(Of("30"));
        Assert.Equal([2, 3, 4, 5, 6], Of("1,2,3,4,5,6")!.Last);
    }

    [Fact]
    public void A_lesson_that_was_cancelled_or_not_counted_is_left_out()
    {
        var lessons = LessonsOf("10,20,30").ToList();
        lessons[0] = lessons[0] with { Status = LessonStatus.Cancelled };
        lessons[1] = lessons[1] with { Headcount = null };

        Assert.Null(HeadcountTrend.Of(lessons, 20));
    }

    private static HeadcountTrend? Of(string counts) => HeadcountTrend.Of(LessonsOf(counts), 20);

    private static IEnumerable<Lesson> LessonsOf(string counts) =>
        counts
            .Split(',')
            .Select(
                (count, index) =>
                    new Lesson(
                        $"c-{index:00}",
                        "c",
                        index + 1,
                        new DateTimeOffset(2026, 9, 1 + index, 9, 0, 0, TimeSpan.FromHours(8)),
                        90,
                        LessonStatus.Scheduled,
                        int.Parse(count, System.Globalization.CultureInfo.InvariantCulture),
                        false
                    )
            );
}
