using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Tests.Calendar;

namespace Delivery.Domain.Tests.Ordering;

public sealed class FilingRulesTests
{
    private static readonly OrderSettings Rules = new();

    [Fact]
    public void The_latest_filing_still_allows_the_first_lesson_and_a_minute_later_does_not() =>
        Gen.Int[0, 200]
            .Sample(days =>
            {
                var first = new DateOnly(2026, 3, 2).AddDays(days);
                var last = FilingRules.FindLatestFiling(first, DateTimeOffset.MinValue, Notices.Calendar, Rules)!.Value;

                Assert.True(FilingRules.EarliestFirstLesson(last, Notices.Calendar, Rules) <= first);
                Assert.True(FilingRules.EarliestFirstLesson(last.AddMinutes(1), Notices.Calendar, Rules) > first);
            });

    [Fact]
    public void Once_it_is_over_there_is_none()
    {
        var first = new DateOnly(2026, 9, 21);
        var last = FilingRules.FindLatestFiling(
            first,
            ShanghaiTime.StartOf(new DateOnly(2026, 9, 1)),
            Notices.Calendar,
            Rules
        );

        Assert.NotNull(last);
        Assert.Null(FilingRules.FindLatestFiling(first, last.Value, Notices.Calendar, Rules));
    }
}
