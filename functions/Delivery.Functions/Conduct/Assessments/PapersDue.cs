using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;

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

    /// <summary>The year that a paper costs: its course's or month's own. Null where it names neither.</summary>
    public int? YearOf(LatePaper paper) =>
        paper switch
        {
            { Of: null } => null,
            { Kind: PaperKind.Feedback } => Month.TryParse(paper.Of, out var month) ? month.Year : null,
            _ when courses.TryGetValue(paper.Of, out var course) => YearOf(
                paper.Kind == PaperKind.Roster ? course.First : course.Last
            ),
            _ => OrderId.TryParse(paper.Of, out var parts) ? parts.Year : null,
        };

    private static int YearOf(LessonOfMonth lesson) => ShanghaiTime.DateOf(lesson.Start).Year;

    // What falls due in a year that is not loaded yet is not due.
    private bool IsDue(LessonOfMonth lesson, Func<LessonSettings, int> days)
    {
        var end = lesson.Start.AddMinutes(lesson.Minutes);
        return YearOf(lesson) == year
            && calendar.FindWorkingDay(ShanghaiTime.DateOf(end), days(settings.At(end).Teaching)) is { } last
            && ShanghaiTime.EndOf(last) <= now;
    }
}
