using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering.Copies;

/// <summary>An old order's lessons moved on.</summary>
/// <param name="Holidays">Days of the pattern that were left out.</param>
/// <param name="LeftOut">Lessons for which the season has no week left.</param>
public sealed record CopiedLessons(IReadOnlyList<LessonTime> Lessons, IReadOnlyList<DateOnly> Holidays, int LeftOut);

/// <summary>
/// Last season's order again: the same weekdays, times and gaps, from the first week that can still be ordered. A Basic
/// order goes to the next season after its own, and stays within it.
/// </summary>
public static class OrderCopy
{
    /// <param name="earliest">The first day on which an order filed now may begin.</param>
    public static CopiedLessons Of(OrderRequest old, DateOnly earliest, WorkingCalendar calendar, SeasonMonths months)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(months);
        Season? season = old.FundingStream == FundingStream.NonBasic ? null : SeasonFor(old, earliest, months);
        var from = season is { } next && months.FirstOf(next) > earliest ? months.FirstOf(next) : earliest;
        var shift = WeeksFrom(old.FirstDay(), from);
        var (lessons, holidays, leftOut) = (new List<LessonTime>(), new List<DateOnly>(), 0);
        foreach (var lesson in old.LessonsInOrder())
        {
            var moved = lesson with { Start = lesson.Start.AddDays(shift) };
            for (; IsHoliday(moved, calendar); moved = moved with { Start = moved.Start.AddDays(7) }, shift += 7)
                holidays.Add(moved.Date);
            if (season is { } within && !months.Contains(within, moved.Date))
                leftOut++;
            else
                lessons.Add(moved);
        }

        return new CopiedLessons(lessons, holidays, leftOut);
    }

    // The season after its own that still has days; youth orders belong to summers alone.
    private static Season SeasonFor(OrderRequest old, DateOnly earliest, SeasonMonths months)
    {
        var last = old.LastDay();
        var own = months.SeasonOf(old.FirstDay());
        for (var day = earliest > last ? earliest : last; ; day = day.AddDays(1))
            if (
                months.SeasonOf(day) is { } season
                && season != own
                && (old.FundingStream != FundingStream.YouthSummer || season.Kind == SeasonKind.YouthSummer)
            )
                return season;
    }

    // The same weekday, on or after a day, in whole weeks from the old one.
    private static int WeeksFrom(DateOnly old, DateOnly from)
    {
        var days = from.DayNumber - old.DayNumber;
        return days <= 0 ? 0 : (days + 6) / 7 * 7;
    }

    // Of a year that is not loaded nothing is known: the form says so when it is sent.
    private static bool IsHoliday(LessonTime lesson, WorkingCalendar calendar) =>
        calendar.HasYear(lesson.Date.Year) && calendar.IsHoliday(lesson.Date);
}
