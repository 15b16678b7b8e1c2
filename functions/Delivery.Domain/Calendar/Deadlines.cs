namespace Delivery.Domain.Calendar;

/// <summary>
/// Moments counted in working days, for what goes on by itself. Where the days reach into a year that staff have not loaded, the
/// moment is unknown and never guessed, and nothing stops for it: what ends before that year needs none, and everything else looks
/// again each morning and counts from the same day.
/// </summary>
public static class Deadlines
{
    private const int Morning = 9;

    /// <summary>An hour, in Shanghai, of the n-th working day strictly after a date; null where nobody knows it yet.</summary>
    public static DateTimeOffset? Find(WorkingCalendar calendar, DateOnly from, int workingDays, int hour)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.FindWorkingDay(from, workingDays) is { } day ? ShanghaiTime.At(day, hour) : null;
    }

    /// <summary>The midnight, in Shanghai, that ends the n-th working day strictly after a date; null where nobody knows it yet.</summary>
    public static DateTimeOffset? FindEnd(WorkingCalendar calendar, DateOnly from, int workingDays)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.FindWorkingDay(from, workingDays) is { } day ? ShanghaiTime.EndOf(day) : null;
    }

    /// <summary>As <see cref="WorkingCalendar.AddWorkingHours"/>, or a later bound that is known, whichever comes first.</summary>
    /// <param name="bound">In a loaded year, as every lesson is; so what nobody knows yet comes after it.</param>
    public static DateTimeOffset HoursWithin(
        WorkingCalendar calendar,
        DateTimeOffset from,
        int workingHours,
        DateTimeOffset bound
    )
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Known(() => (DateTimeOffset?)calendar.AddWorkingHours(from, workingHours)) is { } at && at < bound
            ? at
            : bound;
    }

    /// <summary>What is reckoned with the calendar; null where it reaches into a year that is not loaded.</summary>
    public static T? Known<T>(Func<T?> reckon)
    {
        ArgumentNullException.ThrowIfNull(reckon);
        try
        {
            return reckon();
        }
        catch (CalendarYearNotLoadedException)
        {
            return default;
        }
    }

    /// <summary>When who waits for an unknown moment looks again: the next day at nine in the morning, in Shanghai.</summary>
    public static DateTimeOffset LookAgainAt(DateTimeOffset now) =>
        ShanghaiTime.At(ShanghaiTime.DateOf(now).AddDays(1), Morning);
}
