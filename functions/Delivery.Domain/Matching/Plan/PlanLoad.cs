using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching.Plan;

/// <summary>What a plan has given to whom so far, and whether one more course fits.</summary>
public sealed class PlanLoad(PlanProblem problem)
{
    private readonly Dictionary<string, List<int>> given = new(StringComparer.Ordinal);

    /// <summary>Whether the teacher could give the course beside what was given already.</summary>
    /// <param name="course">Its place in the plan.</param>
    public bool Fits(string teacherId, int course)
    {
        var others = Of(teacherId);
        return others.TrueForAll(other => other != course && !problem.Clashes.Between(course, other))
            && IsWithinLimit(problem.Teachers[teacherId], [.. others, course]);
    }

    public void Give(string teacherId, int course) => Of(teacherId).Add(course);

    private List<int> Of(string teacherId)
    {
        if (!given.TryGetValue(teacherId, out var courses))
            given[teacherId] = courses = [];
        return courses;
    }

    private bool IsWithinLimit(PlanTeacher teacher, IReadOnlyList<int> courses) =>
        WeeksOf(problem, courses).All(week => week.Lessons + Booked(teacher, week.Week) <= teacher.WeeklyLimit);

    /// <summary>How many lessons these courses have in each of their weeks.</summary>
    public static IEnumerable<(Week Week, int Lessons)> WeeksOf(PlanProblem problem, IEnumerable<int> courses)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return courses
            .SelectMany(course => problem.Courses[course].Lessons)
            .GroupBy(lesson => lesson.Week)
            .Select(week => (week.Key, week.Count()));
    }

    public static int Booked(PlanTeacher teacher, Week week)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return teacher.Bookings.Count(booking => booking.Week == week);
    }
}
