using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering.Agreements;

/// <summary>When streets that have not signed are asked: on the day of publication, and every few working days after it.</summary>
public static class AgreementReminders
{
    /// <returns>
    /// Which round it is, from 0: whoever asks twice on one day, or some days late, gets the same. Null before the
    /// publication, and once the letter's year is over.
    /// </returns>
    /// <exception cref="CalendarYearNotLoadedException">The working days reach into a year that is not loaded.</exception>
    public static int? RoundOn(DateOnly today, AgreementText text, int everyWorkingDays, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(calendar);
        if (today < text.PublishedOn || today.Year > text.Year || !calendar.IsWorkingDay(today))
            return null;
        return calendar.WorkingDaysIn(new Window(text.PublishedOn.AddDays(1), today)) / everyWorkingDays;
    }
}
