using Delivery.Domain.Calendar;

namespace Delivery.Domain.Tests.Calendar;

public sealed class MissingYearTests
{
    private static readonly MissingYearSettings Settings = new();

    private static readonly WorkingCalendar Only2026 = new([
        new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
    ]);

    [Theory]
    [InlineData("2026-10-31", null)]
    [InlineData("2026-11-01", 2027)]
    [InlineData("2026-12-31", 2027)]
    [InlineData("2027-01-04", 2027)]
    [InlineData("2026-06-01", null)]
    public void The_next_year_is_missing_from_November_on_and_the_running_one_always(string day, int? year) =>
        Assert.Equal(year, MissingYear.On(DateOnly.Parse(day), Only2026, Settings));

    [Fact]
    public void A_year_that_is_loaded_is_not_missing()
    {
        var both = new WorkingCalendar([
            new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
            new CalendarYear(2027, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
        ]);

        Assert.Null(MissingYear.On(new DateOnly(2026, 12, 1), both, Settings));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-01")]
    [InlineData("2026-11-07", "2026-11-01")]
    [InlineData("2026-11-08", "2026-11-08")]
    [InlineData("2026-11-30", "2026-11-29")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("2026-12-02", "2026-12-02")]
    [InlineData("2027-01-04", "2027-01-04")]
    public void Staff_are_told_weekly_and_from_December_on_daily(string day, string told) =>
        Assert.Equal(DateOnly.Parse(told), MissingYear.ToldOn(DateOnly.Parse(day), 2027, Settings));
}
