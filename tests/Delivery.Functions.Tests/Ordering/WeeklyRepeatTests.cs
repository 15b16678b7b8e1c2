using Delivery.Domain.Calendar;
using Delivery.Functions.Ordering.Filing;
using Delivery.Pages.Ordering;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Weeks on from the last lesson: what is filled in, and what is said where less is.</summary>
public sealed class WeeklyRepeatTests
{
    private static readonly LessonSlotValues Begin = new("2026-11-05", "09:30", "90");

    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly> { new(2026, 11, 19) }, new HashSet<DateOnly>()),
    ]);

    [Fact]
    public void The_city_pays_within_the_season_and_the_form_says_where_it_ends()
    {
        var (slots, note) = WeeklyRepeat.Fill([Begin], 10, 10, Calendar, SeasonMonths.Default);

        Assert.Equal(["2026-11-05", "2026-11-12", "2026-11-26"], slots.Select(slot => slot.Date));
        Assert.Equal("11月19日放假，已跳过；本季到11月30日为止，只排到第3节", note);
    }

    [Fact]
    public void Other_money_goes_on_until_the_calendar_ends()
    {
        var (slots, note) = WeeklyRepeat.Fill([Begin], 10, 10, Calendar, seasons: null);

        Assert.Equal("2026-12-31", slots[^1].Date);
        Assert.Equal("11月19日放假，已跳过；2027年的放假安排还没有载入，只排到第8节", note);
    }

    [Fact]
    public void What_is_half_typed_is_kept_and_asked_for()
    {
        LessonSlotValues[] typed = [Begin, new("2026-11-12", "", "90")];

        var (slots, note) = WeeklyRepeat.Fill(typed, 10, 10, Calendar, SeasonMonths.Default);

        Assert.Equal(typed, slots);
        Assert.Equal("请先把第2节课的日期、时间和分钟数填完整，再按每周重复", note);
    }

    [Fact]
    public void No_more_than_is_left_is_filled_in()
    {
        Assert.Equal(2, WeeklyRepeat.Fill([Begin], 8, 2, Calendar, SeasonMonths.Default).Slots.Count);
        Assert.Equal(
            "这个项目最多还可排1节，已经有1节，没有再添",
            WeeklyRepeat.Fill([Begin], 8, 1, Calendar, SeasonMonths.Default).Note
        );
    }

    [Fact]
    public void Where_as_many_as_usual_are_typed_the_form_says_how_more_are_added()
    {
        var (slots, note) = WeeklyRepeat.Fill([Begin], 1, 5, Calendar, SeasonMonths.Default);

        Assert.Equal([Begin], slots);
        Assert.Equal("这个项目一般排1节，要多排请填再排几节，或再加一节", note);
    }

    [Fact]
    public void Another_weekday_and_a_number_of_lessons_are_repeated_as_asked()
    {
        var how = new Repeating(DayOfWeek.Thursday, 2);
        LessonSlotValues monday = new("2026-11-09", "14:00", "60");

        var (slots, note) = WeeklyRepeat.Fill([monday], 1, 10, Calendar, SeasonMonths.Default, how);

        Assert.Equal(["2026-11-09", "2026-11-12", "2026-11-26"], slots.Select(slot => slot.Date));
        Assert.All(slots, slot => Assert.Equal(("14:00", "60"), (slot.Start, slot.Minutes)));
        Assert.Equal("11月19日放假，已跳过", note);
    }

    [Fact]
    public void A_time_without_a_day_begins_on_the_first_such_weekday_that_is_no_holiday()
    {
        var how = new Repeating(DayOfWeek.Thursday, 1, new DateOnly(2026, 11, 17));

        var (slots, note) = WeeklyRepeat.Fill([new("", "14:00", "60")], 8, 10, Calendar, SeasonMonths.Default, how);

        Assert.Equal(["2026-11-26"], slots.Select(slot => slot.Date));
        Assert.Equal("11月19日放假，已跳过", note);
    }

    [Fact]
    public void A_number_beyond_what_is_left_is_cut_and_said()
    {
        var (slots, note) = WeeklyRepeat.Fill(
            [new("2026-09-07", "14:00", "60")],
            8,
            3,
            Calendar,
            SeasonMonths.Default,
            new Repeating(Count: 9)
        );

        Assert.Equal(3, slots.Count);
        Assert.Equal("这个项目最多排3节，只排到第3节", note);
    }

    [Theory]
    [InlineData("", "0", "“再排几节”请填1—10的整数，或不填")]
    [InlineData("", "三", "“再排几节”请填1—10的整数，或不填")]
    [InlineData("9", "", "“每周哪天重复”请从星期一到星期日中选")]
    [InlineData("Friday", "10", null)]
    public void What_is_typed_for_the_repeat_is_judged(string day, string count, string? wrong) =>
        Assert.Equal(
            wrong,
            Repeating.Of(new OrderFormValues(RepeatDay: day, RepeatCount: count), new DateOnly(2026, 11, 17)).Wrong
        );
}
