namespace Delivery.Domain.Calendar;

/// <summary>
/// Working days by the State Council's yearly notices: Monday to Friday, less the days off, plus the weekend days
/// worked in exchange. Every member throws <see cref="CalendarYearNotLoadedException"/> for a date in a year not loaded.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly TimeOnly Opening = new(9, 0);
    private static readonly TimeOnly Closing = new(17, 0);

    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _work;

    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        var loaded = years.ToList();
        _years = [.. loaded.Select(y => y.Year)];
        // A notice may name days of the December before it, so the lists of all years count together.
        _off = [.. loaded.SelectMany(y => y.Off)];
        _work = [.. loaded.SelectMany(y => y.Work)];
    }

    public bool HasYear(int year) => _years.Contains(year);

    public bool IsWorkingDay(DateOnly date) =>
        !IsHoliday(date) && (_work.Contains(date) || date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>True for a date that the notice names as off; an ordinary weekend is not a holiday.</summary>
    public bool IsHoliday(DateOnly date)
    {
        RequireYearOf(date);
        return _off.Contains(date);
    }

    /// <summary>The n-th working day strictly after the date; for 0 the date itself.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        RequireYearOf(date);
        for (var left = days; left > 0; left--)
            date = NextWorkingDayOnOrAfter(date.AddDays(1));
        return date;
    }

    /// <summary>As <see cref="AddWorkingDays"/>; null where that reaches into a year not loaded.</summary>
    public DateOnly? FindWorkingDay(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var left = days;
        while (left > 0 && HasYear(date.Year))
        {
            date = date.AddDays(1);
            left -= HasYear(date.Year) && IsWorkingDay(date) ? 1 : 0;
        }
        return HasYear(date.Year) ? date : null;
    }

    /// <summary>The last working day strictly before the date; null where that reaches into a year not loaded.</summary>
    public DateOnly? WorkingDayBefore(DateOnly date)
    {
        do date = date.AddDays(-1);
        while (HasYear(date.Year) && !IsWorkingDay(date));
        return HasYear(date.Year) ? date : null;
    }

    public DateOnly NextWorkingDayOnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    public int WorkingDaysIn(Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var count = 0;
        for (var date = window.First; date <= window.Last; date = date.AddDays(1))
            count += IsWorkingDay(date) ? 1 : 0;
        return count;
    }

    /// <summary>Working hours are 9:00–17:00 of a working day, Shanghai time; a start outside them counts from the next opening.</summary>
    public DateTimeOffset AddWorkingHours(DateTimeOffset from, int hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        var at = OpeningOnOrAfter(from);
        var left = TimeSpan.FromHours(hours);
        while (ClosingOf(at) - at is var today && left > today)
        {
            left -= today;
            at = OpeningOnOrAfter(ClosingOf(at));
        }
        return at + left;
    }

    private void RequireYearOf(DateOnly date)
    {
        if (!HasYear(date.Year))
            throw new CalendarYearNotLoadedException(date.Year);
    }

    private DateTimeOffset OpeningOnOrAfter(DateTimeOffset moment)
    {
        var (date, time) = (ShanghaiTime.DateOf(moment), ShanghaiTime.TimeOf(moment));
        if (!IsWorkingDay(date) || time >= Closing)
            return ShanghaiTime.At(NextWorkingDayOnOrAfter(date.AddDays(1)), Opening);
        return time < Opening ? ShanghaiTime.At(date, Opening) : ShanghaiTime.Of(moment);
    }

    private static DateTimeOffset ClosingOf(DateTimeOffset moment) =>
        ShanghaiTime.At(ShanghaiTime.DateOf(moment), Closing);
}
