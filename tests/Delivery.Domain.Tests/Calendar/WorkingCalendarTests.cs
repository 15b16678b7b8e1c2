using CsCheck;
using Delivery.Domain.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Calendar;

public class WorkingCalendarTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 729].Select(new DateOnly(2025, 1, 1).AddDays);

    // Far enough from the end that every sum stays within 2026.
    private static readonly Gen<DateOnly> EarlyDay = Gen.Int[0, 600].Select(new DateOnly(2025, 1, 1).AddDays);

    public static TheoryData<string, int, int, int, int> WorkingDaysOfMonthlyWindows { get; } =
        new()
        {
            { "2025-01", 2, 5, 4, 4 },
            { "2025-02", 1, 5, 5, 4 },
            { "2025-03", 3, 4, 5, 4 },
            { "2025-04", 3, 4, 4, 4 },
            { "2025-05", 0, 4, 4, 4 },
            { "2025-06", 3, 4, 4, 5 },
            { "2025-07", 4, 4, 4, 4 },
            { "2025-08", 3, 4, 5, 4 },
            { "2025-09", 5, 4, 4, 5 },
            { "2025-10", 0, 2, 5, 4 },
            { "2025-11", 3, 4, 5, 4 },
            { "2025-12", 5, 4, 4, 5 },
            { "2026-01", 2, 5, 4, 4 },
            { "2026-02", 4, 4, 5, 0 },
            { "2026-03", 4, 4, 4, 5 },
            { "2026-04", 3, 4, 4, 4 },
            { "2026-05", 0, 4, 5, 4 },
            { "2026-06", 5, 4, 4, 4 },
            { "2026-07", 3, 5, 4, 4 },
            { "2026-08", 3, 4, 5, 4 },
            { "2026-09", 4, 4, 4, 5 },
            { "2026-10", 0, 3, 5, 4 },
            { "2026-11", 4, 4, 4, 5 },
            { "2026-12", 4, 4, 4, 4 },
        };

    [Theory]
    [MemberData(nameof(WorkingDaysOfMonthlyWindows))]
    public void Working_days_in_the_monthly_windows_are_as_counted_by_hand(string month, int a, int b, int c, int d)
    {
        var of = Month.Parse(month);
        int Count(int first, int last) => Notices.Calendar.WorkingDaysIn(new(of.Day(first), of.Day(last)));

        Assert.Equal((a, b, c, d), (Count(1, 5), Count(5, 10), Count(10, 15), Count(15, 20)));
    }

    [Theory]
    [InlineData("2025-01-31")]
    [InlineData("2025-04-04")]
    [InlineData("2025-05-02")]
    [InlineData("2025-10-03")]
    [InlineData("2026-01-02")]
    [InlineData("2026-02-20")]
    [InlineData("2026-05-01")]
    [InlineData("2026-06-19")]
    [InlineData("2026-09-25")]
    [InlineData("2026-10-02")]
    public void A_holiday_Friday_is_no_working_day(string day)
    {
        Assert.True(Notices.Calendar.IsHoliday(Day(day)));
        Assert.False(Notices.Calendar.IsWorkingDay(Day(day)));
    }

    [Theory]
    [InlineData("2026-10-10", "a Saturday worked in exchange")]
    [InlineData("2026-09-20", "a Sunday worked in exchange")]
    [InlineData("2026-09-21", "an ordinary Monday")]
    public void A_working_day_is_a_weekday_or_a_weekend_day_worked_in_exchange(string day, string because) =>
        Assert.True(Notices.Calendar.IsWorkingDay(Day(day)), because);

    [Fact]
    public void An_ordinary_weekend_is_off_but_no_holiday()
    {
        Assert.False(Notices.Calendar.IsWorkingDay(Day("2026-09-12")));
        Assert.False(Notices.Calendar.IsHoliday(Day("2026-09-12")));
    }

    [Fact]
    public void A_weekend_date_inside_the_span_of_a_holiday_is_a_holiday() =>
        Assert.True(Notices.Calendar.IsHoliday(Day("2026-10-04")));

    [Theory]
    [InlineData("2026-09-01", 10, "2026-09-15")]
    [InlineData("2026-09-01", 1, "2026-09-02")]
    [InlineData("2026-09-01", 0, "2026-09-01")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-24", 1, "2026-09-28")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-14", 1, "2026-02-24")]
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2025-12-25", 10, "2026-01-09")]
    public void The_nth_working_day_lies_strictly_after_the_date(string from, int days, string expected) =>
        Assert.Equal(Day(expected), Notices.Calendar.AddWorkingDays(Day(from), days));

    [Theory]
    [InlineData("2026-10-01", "2026-10-08")]
    [InlineData("2026-10-08", "2026-10-08")]
    [InlineData("2026-05-09", "2026-05-09")]
    [InlineData("2026-05-10", "2026-05-11")]
    public void The_next_working_day_may_be_the_day_itself(string day, string expected) =>
        Assert.Equal(Day(expected), Notices.Calendar.NextWorkingDayOnOrAfter(Day(day)));

    [Theory]
    [InlineData("2027-01-01", 2027)]
    [InlineData("2024-12-31", 2024)]
    public void A_date_in_a_year_that_is_not_loaded_is_an_error_that_names_the_year(string day, int year)
    {
        var error = Assert.Throws<CalendarYearNotLoadedException>(() => Notices.Calendar.IsWorkingDay(Day(day)));

        Assert.Equal(year, error.Year);
        Assert.Contains($"{year}年", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_across_the_end_of_the_loaded_years_names_the_missing_year()
    {
        var error = Assert.Throws<CalendarYearNotLoadedException>(() =>
            Notices.Calendar.AddWorkingDays(Day("2026-12-25"), 10)
        );
        Assert.Equal(2027, error.Year);
    }

    [Theory]
    [InlineData("2024-12-31", 1, 2024)]
    [InlineData("9999-12-31", 1, 9999)]
    [InlineData("2030-06-01", 0, 2030)]
    public void Counting_from_a_year_that_is_not_loaded_names_it(string from, int days, int year)
    {
        var error = Assert.Throws<CalendarYearNotLoadedException>(() =>
            Notices.Calendar.AddWorkingDays(Day(from), days)
        );
        Assert.Equal(year, error.Year);
    }

    [Fact]
    public void Days_are_never_counted_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Notices.Calendar.AddWorkingDays(Day("2026-09-01"), -1));

    [Fact]
    public void A_notice_may_name_days_of_the_December_before_it()
    {
        var calendar = new WorkingCalendar([
            Notices.Of2026,
            new(2027, new HashSet<DateOnly> { Day("2026-12-31"), Day("2027-01-01") }, new HashSet<DateOnly>()),
        ]);
        Assert.False(calendar.IsWorkingDay(Day("2026-12-31")));
    }

    [Theory]
    [InlineData("2026-09-01T10:00", 24, "2026-09-04T10:00")]
    [InlineData("2026-09-01T09:00", 8, "2026-09-01T17:00")]
    [InlineData("2026-09-01T09:00", 9, "2026-09-02T10:00")]
    [InlineData("2026-09-01T07:30", 8, "2026-09-01T17:00")]
    [InlineData("2026-09-01T17:00", 1, "2026-09-02T10:00")]
    [InlineData("2026-09-01T20:15", 12, "2026-09-03T13:00")]
    [InlineData("2026-09-05T12:00", 1, "2026-09-07T10:00")]
    [InlineData("2026-09-30T16:00", 24, "2026-10-10T16:00")]
    [InlineData("2026-09-19T12:00", 2, "2026-09-20T11:00")]
    [InlineData("2026-09-01T20:15", 0, "2026-09-02T09:00")]
    [InlineData("2026-09-01T16:30", 1, "2026-09-02T09:30")]
    public void Working_hours_run_from_nine_to_five_on_working_days(string from, int hours, string expected) =>
        Assert.Equal(Moment(expected), Notices.Calendar.AddWorkingHours(Moment(from), hours));

    [Fact]
    public void Working_hours_are_those_of_Shanghai_whatever_the_offset_given()
    {
        var at = Notices.Calendar.AddWorkingHours(new DateTimeOffset(2026, 9, 1, 2, 0, 0, TimeSpan.Zero), 1);

        Assert.Equal(Moment("2026-09-01T11:00"), at);
        Assert.Equal(ShanghaiTime.Offset, at.Offset);
    }

    [Fact]
    public void Every_sum_of_working_days_is_a_later_working_day() =>
        Gen.Select(EarlyDay, Gen.Int[1, 60])
            .Sample(
                (day, n) =>
                    Notices.Calendar.AddWorkingDays(day, n) is var end
                    && end > day
                    && Notices.Calendar.IsWorkingDay(end)
                    && Notices.Calendar.WorkingDaysIn(new(day.AddDays(1), end)) == n
            );

    [Fact]
    public void Working_days_add_up() =>
        Gen.Select(EarlyDay, Gen.Int[0, 20], Gen.Int[0, 20])
            .Sample(
                (day, a, b) =>
                    Notices.Calendar.AddWorkingDays(Notices.Calendar.AddWorkingDays(day, a), b)
                    == Notices.Calendar.AddWorkingDays(day, a + b)
            );

    [Fact]
    public void A_later_start_never_ends_earlier() =>
        Gen.Select(EarlyDay, Gen.Int[0, 40], Gen.Int[0, 30])
            .Sample(
                (day, later, n) =>
                    Notices.Calendar.AddWorkingDays(day.AddDays(later), n) >= Notices.Calendar.AddWorkingDays(day, n)
            );

    [Fact]
    public void A_day_is_never_both_holiday_and_working_day() =>
        AnyDay.Sample(day => !(Notices.Calendar.IsHoliday(day) && Notices.Calendar.IsWorkingDay(day)));

    [Fact]
    public void Eight_working_hours_are_one_working_day() =>
        Gen.Select(EarlyDay, Gen.Int[0, 479], Gen.Int[1, 10])
            .Sample(
                (day, minute, days) =>
                {
                    var from = ShanghaiTime.At(Notices.Calendar.NextWorkingDayOnOrAfter(day), 9).AddMinutes(minute);
                    var to = Notices.Calendar.AddWorkingHours(from, 8 * days);
                    var expected = Notices.Calendar.AddWorkingDays(ShanghaiTime.DateOf(from), days);
                    // At opening, whole days end at the last day's closing instead of the next opening.
                    return minute == 0
                        ? Notices.Calendar.AddWorkingDays(ShanghaiTime.DateOf(to), 1) == expected
                            && ShanghaiTime.TimeOf(to) == new TimeOnly(17, 0)
                        : to == ShanghaiTime.At(expected, ShanghaiTime.TimeOf(from));
                }
            );

    private static DateTimeOffset Moment(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", null), ShanghaiTime.Offset);
}
