using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Storage.Teaching;

/// <summary>
/// The teachers whom streets know by name: who has held a lesson there, or has acknowledged a confirmation for one; nobody's
/// name before that (domain.md, section 2.5).
/// </summary>
public sealed class KnownTeachers(LessonLists lists, Courses courses, TimeProvider clock)
{
    /// <summary>Those of some streets' lessons of some months, by id: nobody else's names are theirs.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(
        IReadOnlyList<string> streets,
        Month first,
        int months
    )
    {
        var read = await Task.WhenAll(
            from street in streets
            from month in Enumerable.Range(0, months)
            select lists.OfMonthAsync(first.AddMonths(month), street)
        );
        // Nobody, since somebody dropped out.
        var lessons = read.SelectMany(month => month).Where(lesson => lesson.TeacherId.Length > 0).ToLookup(WasHeld);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var lesson in lessons[true])
            known[lesson.TeacherId] = lesson.TeacherName;
        foreach (
            var course in lessons[false].Where(one => !known.ContainsKey(one.TeacherId)).GroupBy(CourseOf).ToList()
        )
            if (await courses.FindAsync(course.Key) is { Value: { AcknowledgedAt: not null, Teacher: { } teacher } })
                known[teacher.TeacherId] = teacher.Name;
        return known;
    }

    private bool WasHeld(LessonOfMonth lesson) => lesson.Start.AddMinutes(lesson.Minutes) <= clock.GetUtcNow();

    private static string CourseOf(LessonOfMonth lesson) => lesson.CourseId;
}
