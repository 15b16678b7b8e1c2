using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>What another calendar would mean for an order that was filed under the one that holds.</summary>
public static class CalendarChange
{
    /// <summary>Days from today on that would become public holidays.</summary>
    public static IReadOnlyList<DateOnly> NewHolidays(
        CalendarYear changed,
        WorkingCalendar before,
        WorkingCalendar after,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(changed);
        return
        [
            .. changed.Off.Where(day => day >= today && day.Year == changed.Year && IsNew(day, before, after)).Order(),
        ];
    }

    /// <summary>Days of its lessons that would become public holidays, where the street has not ticked that it means them.</summary>
    public static IReadOnlyList<DateOnly> UntickedHolidays(Order order, IReadOnlyCollection<DateOnly> newHolidays)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Request.AcceptsHolidays
            ? []
            : [.. order.Request.Lessons.Select(lesson => lesson.Date).Where(newHolidays.Contains).Distinct().Order()];
    }

    /// <summary>
    /// The earliest first lesson that the other calendar would allow, where the order's own would be too early then, and is
    /// not now; null elsewhere, and where a calendar does not reach so far.
    /// </summary>
    public static DateOnly? EarliestInstead(
        Order order,
        WorkingCalendar before,
        WorkingCalendar after,
        OrderSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        var first = order.Request.FirstDay();
        return
            Earliest(order, before, settings) is { } was
            && Earliest(order, after, settings) is { } then
            && was <= first
            && then > first
            ? then
            : null;
    }

    private static bool IsNew(DateOnly day, WorkingCalendar before, WorkingCalendar after) =>
        after.IsHoliday(day) && !(before.HasYear(day.Year) && before.IsHoliday(day));

    private static DateOnly? Earliest(Order order, WorkingCalendar calendar, OrderSettings settings) =>
        FilingRules.FindEarliestFirstLesson(order.FiledAt, calendar, settings);
}
