using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching;

/// <summary>When something is due around lessons; a due moment is the midnight that ends the last day.</summary>
public static class LessonDeadlines
{
    public static DateTimeOffset ReminderAt(DateTimeOffset lessonStart, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var day = ShanghaiTime.DateOf(lessonStart).AddDays(-settings.ReminderDaysBefore);
        return ShanghaiTime.At(day, settings.ReminderAt);
    }

    public static DateTimeOffset MediaDue(DateTimeOffset lessonEnd, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ShanghaiTime.EndOf(ShanghaiTime.DateOf(lessonEnd).AddDays(settings.MediaDays));
    }

    public static DateTimeOffset HeadcountDue(DateTimeOffset lessonEnd, LessonSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ShanghaiTime.EndOf(ShanghaiTime.DateOf(lessonEnd).AddDays(settings.HeadcountDays));
    }

    /// <returns>Null where the working days reach into a year that is not loaded.</returns>
    public static DateTimeOffset? RosterDue(
        DateTimeOffset firstLessonEnd,
        WorkingCalendar calendar,
        LessonSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Deadlines.FindEnd(calendar, ShanghaiTime.DateOf(firstLessonEnd), settings.RosterWorkingDays);
    }

    /// <returns>Null where the working days reach into a year that is not loaded.</returns>
    public static DateTimeOffset? NewsDue(
        DateTimeOffset lastLessonEnd,
        WorkingCalendar calendar,
        LessonSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Deadlines.FindEnd(calendar, ShanghaiTime.DateOf(lastLessonEnd), settings.NewsWorkingDays);
    }
}
