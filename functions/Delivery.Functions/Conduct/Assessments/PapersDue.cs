using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>
/// How many rosters and how much news were due of each street: a roster in the year of the course's first lesson, news in
/// that of its last one. Whether they came in time, the violations say: those that are judged each night.
/// </summary>
internal sealed class PapersDue(int year, DateTimeOffset now, WorkingCalendar calendar, CurrentSettings settings)
{
    private readonly Dictionary<string, (LessonOfMonth First, LessonOfMonth Last)> courses = new(
        StringComparer.Ordinal
    );

    public void Add(IReadOnlyList<LessonOfMonth> lessons)
    {
        // What lost its teacher was not held, and is owed nothing for.
        foreach (var lesson in lessons.Where(lesson => lesson.TeacherId.Length > 0))
        {
            var (first, last) = courses.GetValueOrDefault(lesson.CourseId, (lesson, lesson));
            courses[lesson.CourseId] = (
                lesson.Start < first.Start ? lesson : first,
                lesson.Start > last.Start ? lesson : last
            );
        }
    }

    public IReadOnlyDictionary<string, (int Rosters, int News)> ByStreet() =>
        courses
            .Values.GroupBy(course => course.First.Street, StringComparer.Ordinal)
            .ToDictionary(
                street => street.Key,
                street =>
                    (
                        street.Count(course => IsDue(course.First, of => of.RosterWorkingDays)),
                        street.Count(course => IsDue(course.Last, of => of.NewsWorkingDays))
                    ),
                StringComparer.Ordinal
            );

    // What falls due in a year that is not loaded yet is not due.
    private bool IsDue(LessonOfMonth lesson, Func<LessonSettings, int> days)
    {
        var end = lesson.Start.AddMinutes(lesson.Minutes);
        return ShanghaiTime.DateOf(lesson.Start).Year == year
            && calendar.FindWorkingDay(ShanghaiTime.DateOf(end), days(settings.At(end).Teaching)) is { } last
            && ShanghaiTime.EndOf(last) <= now;
    }
}
