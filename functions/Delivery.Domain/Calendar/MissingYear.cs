namespace Delivery.Domain.Calendar;

/// <summary>From which day of a year on staff are told that the next year's calendar is missing.</summary>
public sealed record MissingYearSettings
{
    public int FromMonth { get; init; } = 11;

    public int FromDay { get; init; } = 1;
}

/// <summary>The State Council's notice comes in November: until it is loaded, staff are told, and ever more often.</summary>
public static class MissingYear
{
    private const int DailyFromMonth = 12;

    /// <returns>The year to load; null while there is time, or nothing is missing.</returns>
    public static int? On(DateOnly today, WorkingCalendar calendar, MissingYearSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (!calendar.HasYear(today.Year))
            return today.Year;
        return today >= From(today.Year, settings) && !calendar.HasYear(today.Year + 1) ? today.Year + 1 : null;
    }

    /// <summary>
    /// The day for which a mail stands: one a week, counted from the first day; from December on each day. Whoever asks
    /// twice, or a day late, gets the same.
    /// </summary>
    public static DateOnly ToldOn(DateOnly today, int missing, MissingYearSettings settings)
    {
        var from = From(missing - 1, settings);
        return today < from || today >= new DateOnly(missing - 1, DailyFromMonth, 1)
            ? today
            : from.AddDays((today.DayNumber - from.DayNumber) / 7 * 7);
    }

    private static DateOnly From(int year, MissingYearSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new DateOnly(year, settings.FromMonth, settings.FromDay);
    }
}
