namespace Delivery.Domain.Calendar;

/// <summary>
/// A window that ends on a non-working day ends on the next working day, and one that holds too few working days is
/// extended until it holds them.
/// </summary>
public static class WindowRules
{
    public static Window Extended(DateOnly first, DateOnly last, WorkingCalendar calendar, int minimumWorkingDays)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var end = calendar.NextWorkingDayOnOrAfter(last < first ? first : last);
        var window = new Window(first, end);
        var missing = minimumWorkingDays - calendar.WorkingDaysIn(window);
        return missing > 0 ? window with { Last = calendar.AddWorkingDays(end, missing) } : window;
    }
}
