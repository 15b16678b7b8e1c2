using Delivery.Domain.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Calendar;

public class ShanghaiTimeTests
{
    [Fact]
    public void A_moment_has_the_date_and_time_of_Shanghai()
    {
        var evening = new DateTimeOffset(2026, 9, 14, 17, 30, 0, TimeSpan.Zero);

        Assert.Equal(Day("2026-09-15"), ShanghaiTime.DateOf(evening));
        Assert.Equal(new TimeOnly(1, 30), ShanghaiTime.TimeOf(evening));
        Assert.Equal(TimeSpan.FromHours(8), ShanghaiTime.Of(evening).Offset);
    }

    [Fact]
    public void A_day_begins_at_midnight_and_ends_at_the_next()
    {
        Assert.Equal(
            "2026-09-15T00:00:00+08:00",
            ShanghaiTime.StartOf(Day("2026-09-15")).ToString("yyyy-MM-ddTHH:mm:sszzz")
        );
        Assert.Equal(ShanghaiTime.StartOf(Day("2026-09-16")), ShanghaiTime.EndOf(Day("2026-09-15")));
        Assert.Equal(
            ShanghaiTime.At(Day("2026-09-15"), new TimeOnly(9, 30)),
            ShanghaiTime.At(Day("2026-09-15"), 9, 30)
        );
    }

    [Fact]
    public void Dates_read_as_a_clerk_writes_them()
    {
        var day = Day("2026-09-15");

        Assert.Equal("9月15日", ChineseDates.Day(day));
        Assert.Equal("2026年9月15日", ChineseDates.FullDay(day));
        Assert.Equal("周二", ChineseDates.Weekday(day));
        Assert.Equal("周日", ChineseDates.Weekday(Day("2026-09-20")));
        Assert.Equal("9月15日 09:30", ChineseDates.Moment(ShanghaiTime.At(day, 9, 30)));
        Assert.Equal("9月15日", ChineseDates.DaySeenFrom(Day("2026-09-01"), day));
        Assert.Equal("2026年9月15日", ChineseDates.DaySeenFrom(Day("2025-12-30"), day));
    }
}
