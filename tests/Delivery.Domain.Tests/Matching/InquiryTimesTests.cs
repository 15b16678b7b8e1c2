using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;

namespace Delivery.Domain.Tests.Matching;

public sealed class InquiryTimesTests
{
    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
    ]);

    [Theory]
    [InlineData("2026-09-21 09:00", "2026-09-30 09:00", "2026-09-22 13:00", "2026-09-23 17:00")]
    // A drop-out on Thursday morning, the next lesson on Saturday: half of the 47 hours, then half of the rest.
    [InlineData("2026-09-24 10:00", "2026-09-26 09:00", "2026-09-24 21:45", "2026-09-25 09:30")]
    [InlineData("2026-09-25 09:30", "2026-09-26 09:00", "2026-09-25 15:22:30", "2026-09-25 21:15")]
    [InlineData("2026-09-26 07:00", "2026-09-26 09:00", "2026-09-26 07:30", "2026-09-26 08:00")]
    [InlineData("2026-09-26 07:01", "2026-09-26 09:00", "2026-09-26 08:00:30", "2026-09-26 09:00")]
    public void An_answer_is_waited_for_so_long_that_others_can_be_asked_before_the_lesson(
        string now,
        string begins,
        string remindAt,
        string answerBy
    ) =>
        Assert.Equal(
            (At(remindAt), At(answerBy)),
            InquiryTimes.Of(Calendar, At(now), At(begins), new MatchingSettings())
        );

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse($"{moment}+08:00", null);
}
