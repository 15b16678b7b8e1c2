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

    /// <exception cref="CalendarYearNotLoadedException">The working days reach into a year that is not loaded.</exception>
    public static DateOnly EarliestFirstLesson(DateTimeOffset filedAt, WorkingCalendar calendar, OrderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        return calendar.AddWorkingDays(CountsAsFiledOn(filedAt, settings), settings.FilingWorkingDays);
    }
}
