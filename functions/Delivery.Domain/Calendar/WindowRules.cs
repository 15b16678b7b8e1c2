namespace Delivery.Domain.Calendar;

/// <summary>
/// A window that ends on a non-working day ends on the next working day, and one that holds too few working days is
/// extended until it holds them.
/// </summary>
public static class WindowRules
{
    /// <param name="first">The day after the window before has closed.</param>
    /// <param name="last">The last day before extension; may lie before <paramref name="first"/>.</param>
    /// <param name="nextLast">
    /// The last day of the window that follows, before its own extension. An end that a long holiday would carry past
    /// it stays where it is, if the window holds its working days: otherwise it would swallow the whole next window.
    /// (In February 2026 the check ends on the 15th and leaves 24 and 25 February to the payout.)
    /// </param>
    public static Window Extended(
        DateOnly first,
        DateOnly last,
        WorkingCalendar calendar,
        int minimumWorkingDays,
        DateOnly? nextLast = null
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var nominal = last < first ? first : last;
        var workingDay = calendar.NextWorkingDayOnOrAfter(nominal);
        var window = new Window(first, workingDay > nextLast ? nominal : workingDay);
        var missing = minimumWorkingDays - calendar.WorkingDaysIn(window);
        return missing > 0 ? window with { Last = calendar.AddWorkingDays(window.Last, missing) } : window;
    }
}
