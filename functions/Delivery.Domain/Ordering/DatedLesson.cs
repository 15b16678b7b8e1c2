using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

/// <summary>A lesson of a request whose date the calendar knows, with its place in the request.</summary>
internal sealed record DatedLesson(int Index, LessonTime Time, DateOnly Date)
{
    public string StartField => Field(Index);

    /// <summary>As people count: from 1.</summary>
    public int Number => Index + 1;

    public static string Field(int index) => $"lessons[{index}].start";

    /// <summary>In order of their start; lessons in years that are not loaded are left out.</summary>
    public static IReadOnlyList<DatedLesson> From(IReadOnlyList<LessonTime> lessons, WorkingCalendar calendar) =>
        [
            .. lessons
                .Select((time, index) => (time, index))
                .Where(l => calendar.HasYear(YearOf(l.time)))
                .Select(l => new DatedLesson(l.index, l.time, l.time.Date))
                .OrderBy(l => l.Time.Start),
        ];

    /// <summary>The Shanghai year, also for moments so near the ends of time that they have no Shanghai date.</summary>
    public static int YearOf(LessonTime lesson) =>
        lesson.Start.UtcDateTime.Year is > 1 and < 9999 ? lesson.Date.Year : lesson.Start.UtcDateTime.Year;
}
