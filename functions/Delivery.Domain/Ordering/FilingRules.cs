using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>How early an order must be filed.</summary>
public static class FilingRules
{
    /// <summary>The date on which an order counts as filed: in the evening already the next day.</summary>
    public static DateOnly CountsAsFiledOn(DateTimeOffset filedAt, OrderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var date = ShanghaiTime.DateOf(filedAt);
        return ShanghaiTime.TimeOf(filedAt) > settings.FilingDayEnds ? date.AddDays(1) : date;
    }

    /// <summary>As <see cref="EarliestFirstLesson"/>; null where the working days reach into a year that is not loaded.</summary>
    public static DateOnly? FindEarliestFirstLesson(
        DateTimeOffset filedAt,
        WorkingCalendar calendar,
        OrderSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        return calendar.FindWorkingDay(CountsAsFiledOn(filedAt, settings), settings.FilingWorkingDays);
    }

    // The longest holidays of a year and the weekends between, many times over.
    private const int DaysToLookBack = 90;

    /// <summary>Until when an order with this first lesson can be filed; null where it is too late or a year is not loaded.</summary>
    /// <param name="first">The Shanghai date of the first lesson.</param>
    public static DateTimeOffset? FindLatestFiling(
        DateOnly first,
        DateTimeOffset now,
        WorkingCalendar calendar,
        OrderSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        for (var day = first; day > first.AddDays(-DaysToLookBack); day = day.AddDays(-1))
        {
            var last = ShanghaiTime.At(day, settings.FilingDayEnds);
            if (FindEarliestFirstLesson(last, calendar, settings) <= first)
                return last > now ? last : null;
        }

        return null;
    }

    /// <exception cref="CalendarYearNotLoadedException">The working days reach into a year that is not loaded.</exception>
    public static DateOnly EarliestFirstLesson(DateTimeOffset filedAt, WorkingCalendar calendar, OrderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        return calendar.AddWorkingDays(CountsAsFiledOn(filedAt, settings), settings.FilingWorkingDays);
    }
}
