using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.Plan;

namespace Delivery.Functions.Matching.Plan;

/// <summary>A sum over some takes that stays within a limit.</summary>
/// <param name="Terms">The take's number, and how often it counts.</param>
internal sealed record PlanRow(IReadOnlyList<(int Take, int Times)> Terms, int Limit);

/// <summary>
/// The plan as solvers read it: a yes or no, a take, for each course and each who could give it, numbered in the order of
/// the courses and of their options; and the sums that bind them.
/// </summary>
internal sealed class PlanRows
{
    private readonly PlanProblem problem;
    private readonly Dictionary<(int Course, string TeacherId), int> numbers;

    public PlanRows(PlanProblem problem)
    {
        this.problem = problem;
        Takes =
        [
            .. problem.Courses.SelectMany(course =>
                course.Options.Select(option => new PlanAssignment(course.CourseId, option.TeacherId, option.Score))
            ),
        ];
        numbers = problem
            .Courses.SelectMany((course, at) => course.Options.Select(option => (at, option.TeacherId)))
            .Index()
            .ToDictionary(one => one.Item, one => one.Index);
        All = [.. OncePerCourse(), .. problem.ByTeacher().SelectMany(one => Keeping(one.Teacher, one.Courses))];
    }

    /// <summary>What each take would assign.</summary>
    public IReadOnlyList<PlanAssignment> Takes { get; }

    public IReadOnlyList<PlanRow> All { get; }

    private IEnumerable<PlanRow> OncePerCourse() =>
        problem
            .Courses.Select((course, at) => (course, at))
            .Where(one => one.course.Options.Count > 1)
            .Select(one => AtMostOne(one.course.Options.Select(option => numbers[(one.at, option.TeacherId)])));

    private IEnumerable<PlanRow> Keeping(PlanTeacher teacher, IReadOnlyList<int> courses) =>
        [
            .. Cliques
                .Covering(courses, problem.Clashes)
                .Select(clique => AtMostOne(clique.Select(course => numbers[(course, teacher.TeacherId)]))),
            .. WithinLimit(teacher, courses),
        ];

    // Most courses meet weekly: one row stands for all weeks that are alike.
    private IEnumerable<PlanRow> WithinLimit(PlanTeacher teacher, IReadOnlyList<int> courses) =>
        WeeksOf(courses)
            .Select(week => new PlanRow(
                [.. week.Select(one => (numbers[(one.Course, teacher.TeacherId)], one.Lessons))],
                // Staff may have booked more than the limit.
                Math.Max(0, teacher.WeeklyLimit - PlanLoad.Booked(teacher, week.Key))
            ))
            .Where(row => row.Terms.Sum(term => term.Times) > row.Limit)
            .DistinctBy(row => (row.Limit, string.Join(' ', row.Terms)));

    private IEnumerable<IGrouping<Week, (int Course, int Lessons)>> WeeksOf(IReadOnlyList<int> courses) =>
        courses
            .SelectMany(course => PlanLoad.WeeksOf(problem, [course]).Select(week => (week.Week, course, week.Lessons)))
            .GroupBy(one => one.Week, one => (one.course, one.Lessons));

    private static PlanRow AtMostOne(IEnumerable<int> takes) => new([.. takes.Select(take => (take, 1))], 1);
}
