using Delivery.Domain.Calendar;
using Delivery.Functions.Ordering;
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
        Assert.Equal("这个项目一般排1节，要多排请再加一节", note);
    }
}
