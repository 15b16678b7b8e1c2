using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Tests.Calendar;

/// <summary>Working days that reach into a year which nobody has loaded: known as soon as it is loaded, and never guessed.</summary>
public sealed class DeadlinesTests
{
    private static readonly CalendarYear Old = Year(2026);
    private static readonly CalendarYear New = Year(2027);
    private static readonly WorkingCalendar Without = new([Old]);
    private static readonly WorkingCalendar With = new([Old, New]);

    [Theory]
    [InlineData("2026-12-29", 2, "2026-12-31", "2026-12-31")]
    [InlineData("2026-12-30", 2, null, "2027-01-04")]
    [InlineData("2026-12-31", 1, null, "2027-01-04")]
    [InlineData("2027-01-04", 1, null, "2027-01-05")]
    public void A_moment_is_known_once_its_year_is_loaded(string from, int days, string? without, string with)
    {
        var start = DateOnly.Parse(from, null);
        DateTimeOffset? MomentOf(string? day) => day is null ? null : ShanghaiTime.At(DateOnly.Parse(day, null), 9);

        Assert.Equal(MomentOf(without), Deadlines.Find(Without, start, days, 9));
        Assert.Equal(MomentOf(with), Deadlines.Find(With, start, days, 9));
        Assert.Equal(MomentOf(with)!.Value.AddHours(15), Deadlines.FindEnd(With, start, days));
        Assert.Equal(without is null, Deadlines.FindEnd(Without, start, days) is null);
    }

    [Fact]
    public void Working_hours_that_nobody_knows_end_with_what_bounds_them()
    {
        var (from, lesson) = (At("2026-12-31", 10), At("2026-12-31", 19));

        Assert.Equal(At("2026-12-31", 15), Deadlines.HoursWithin(Without, from, 5, lesson));
        Assert.Equal(lesson, Deadlines.HoursWithin(Without, from, 24, lesson));
        Assert.Equal(lesson, Deadlines.HoursWithin(With, from, 24, lesson));
        Assert.Equal(At("2027-01-01", 9), Deadlines.LookAgainAt(lesson));
    }

    [Fact]
    public void A_street_is_chased_for_what_is_due_at_the_turn_of_the_year_and_staff_hear_of_it_once_the_day_is_known()
    {
        var (due, rules) = (ShanghaiTime.EndOf(new DateOnly(2026, 12, 30)), new LessonSettings());
        var (last, later) = (new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 4));

        Assert.True(ChasingRules.IsChased(due, last, Without, rules));
        Assert.False(ChasingRules.IsTold(due, last, Without, rules));
        Assert.True(ChasingRules.IsTold(due, later, With, rules));
        Assert.False(ChasingRules.IsChased(due, new DateOnly(2027, 1, 20), With, rules));
    }

    private static CalendarYear Year(int year) =>
        new(year, new HashSet<DateOnly> { new(year, 1, 1) }, new HashSet<DateOnly>());

    private static DateTimeOffset At(string day, int hour) => ShanghaiTime.At(DateOnly.Parse(day, null), hour);
}
