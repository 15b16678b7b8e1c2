using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching;

/// <summary>How long staff may let a course wait before they are reminded of it.</summary>
public static class HoldRules
{
    private const int Hour = 9;

    /// <summary>Nine in the morning, in Shanghai, of the last day on which so many working days are left, or the lesson itself.</summary>
    /// <param name="workingDays">Those after that day, up to the day of the first lesson.</param>
    /// <exception cref="CalendarYearNotLoadedException">The days reach into a year that is not loaded.</exception>
    public static DateTimeOffset RemindAt(WorkingCalendar calendar, DateTimeOffset firstLesson, int workingDays)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var day = ShanghaiTime.DateOf(firstLesson);
        for (var left = 0; left < workingDays; day = day.AddDays(-1))
            left += calendar.IsWorkingDay(day) ? 1 : 0;
        var at = ShanghaiTime.At(day, Hour);
        return at < firstLesson ? at : firstLesson;
    }
}
