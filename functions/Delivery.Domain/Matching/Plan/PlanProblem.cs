namespace Delivery.Domain.Matching.Plan;

/// <summary>A teacher who can give a course, and how well he or she suits it.</summary>
public sealed record PlanOption(string TeacherId, decimal Score);

/// <summary>A course that waits for a teacher.</summary>
/// <param name="Discipline">Its name.</param>
/// <param name="Lessons">As they would stand in a calendar.</param>
/// <param name="Options">Who is capable for it as things stand, the best first.</param>
public sealed record PlanCourse(
    string CourseId,
    string Discipline,
    IReadOnlyList<Booking> Lessons,
    IReadOnlyList<PlanOption> Options
);

/// <summary>A teacher as the plan finds him or her.</summary>
/// <param name="Bookings">What is booked, and what is held for courses outside the plan.</param>
public sealed record PlanTeacher(string TeacherId, int WeeklyLimit, IReadOnlyList<Booking> Bookings);

/// <summary>
/// Which course goes to whom (domain.md, section 5): every course to one teacher at most, no two lessons of a teacher
/// nearer than the travel between their venues, nobody over the own weekly limit.
/// </summary>
public sealed class PlanProblem
{
    /// <param name="courses">In any order: the plan goes by their ids.</param>
    /// <param name="teachers">Everybody whom an option names.</param>
    public PlanProblem(IEnumerable<PlanCourse> courses, IEnumerable<PlanTeacher> teachers, MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        Courses = [.. courses.OrderBy(course => course.CourseId, StringComparer.Ordinal)];
        Teachers = teachers.ToDictionary(teacher => teacher.TeacherId, StringComparer.Ordinal);
        Clashes = new CourseClashes(Courses, settings);
    }

    public MatchingSettings Settings { get; }

    /// <summary>By id.</summary>
    public IReadOnlyList<PlanCourse> Courses { get; }

    public IReadOnlyDictionary<string, PlanTeacher> Teachers { get; }

    /// <summary>Which courses one teacher could not both give.</summary>
    public CourseClashes Clashes { get; }

    /// <summary>The courses, by their place in <see cref="Courses"/>, that each teacher could give; by the teacher's id.</summary>
    public IEnumerable<(PlanTeacher Teacher, IReadOnlyList<int> Courses)> ByTeacher() =>
        Courses
            .SelectMany((course, index) => course.Options.Select(option => (option.TeacherId, Index: index)))
            .GroupBy(one => one.TeacherId, one => one.Index)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Teachers[group.Key], (IReadOnlyList<int>)[.. group]));
}
