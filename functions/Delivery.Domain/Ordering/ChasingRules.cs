using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Ordering;

/// <summary>When a street is chased for what it has not done, and when staff hear of it (domain.md, section 2.6).</summary>
public static class ChasingRules
{
    /// <summary>What is over for longer is staff's by then: another mail a day would change nothing.</summary>
    private const int LastWorkingDays = 5;

    /// <param name="due">The last moment of what is open.</param>
    /// <param name="today">The Shanghai date of the mail, in a loaded year.</param>
    public static bool IsChased(DateTimeOffset due, DateOnly today, WorkingCalendar calendar, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        var last = LastDayOf(due);
        // A last day of chasing that nobody knows yet is later than any that is known.
        return last <= today.AddDays(settings.ChaseDays) && !(calendar.FindWorkingDay(last, LastWorkingDays) < today);
    }

    /// <summary>Staff hear of it once: on the working day on which it is late for long enough.</summary>
    public static bool IsTold(DateTimeOffset due, DateOnly today, WorkingCalendar calendar, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        return calendar.FindWorkingDay(LastDayOf(due), settings.EscalateWorkingDays) == today;
    }

    /// <summary>The mails of a day come so late that those of a later working day say the same.</summary>
    /// <param name="today">The Shanghai date on which they would go.</param>
    public static bool IsOvertaken(DateOnly day, DateOnly today, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        for (var later = day.AddDays(1); later <= today; later = later.AddDays(1))
            if (calendar.HasYear(later.Year) && calendar.IsWorkingDay(later))
                return true;
        return false;
    }

    // A deadline is the midnight that ends its last day.
    private static DateOnly LastDayOf(DateTimeOffset due) => ShanghaiTime.DateOf(due.AddTicks(-1));
}
