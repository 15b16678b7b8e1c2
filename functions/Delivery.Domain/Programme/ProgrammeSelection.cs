using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Programme;

/// <summary>What one week's programme shows.</summary>
public static class ProgrammeSelection
{
    /// <summary>The lessons that begin on the week's Monday to Sunday, Shanghai time, in the order they are printed.</summary>
    public static IReadOnlyList<ProgrammeLesson> Of(Week week, IEnumerable<ProgrammeLesson> lessons) =>
        [.. InOrder(lessons.Where(l => week.Contains(ShanghaiTime.DateOf(l.Start))))];

    /// <summary>What counts of a week: cancelled lessons are shown, for those who meant to come, and not counted.</summary>
    public static IEnumerable<ProgrammeLesson> Held(IEnumerable<ProgrammeLesson> lessons) =>
        lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled);

    /// <summary>By start, district (in the city's usual order), street and id.</summary>
    public static IEnumerable<ProgrammeLesson> InOrder(IEnumerable<ProgrammeLesson> lessons) =>
        lessons
            .OrderBy(l => l.Start)
            .ThenBy(l => Districts.PlaceOf(l.District))
            .ThenBy(l => l.District, StringComparer.Ordinal)
            .ThenBy(l => l.Street, StringComparer.Ordinal)
            .ThenBy(l => l.LessonId, StringComparer.Ordinal);
}
