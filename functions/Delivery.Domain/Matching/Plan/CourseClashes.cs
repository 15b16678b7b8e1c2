namespace Delivery.Domain.Matching.Plan;

/// <summary>Which of the plan's courses meet in time, travel between their venues included; by their place in the plan.</summary>
public sealed class CourseClashes
{
    private readonly HashSet<int>[] with;

    public CourseClashes(IReadOnlyList<PlanCourse> courses, MatchingSettings settings)
    {
        ArgumentNullException.ThrowIfNull(courses);
        ArgumentNullException.ThrowIfNull(settings);
        with = [.. courses.Select(_ => new HashSet<int>())];
        var lessons = courses
            .SelectMany((course, index) => course.Lessons.Select(lesson => (Lesson: lesson, Course: index)))
            .OrderBy(one => one.Lesson.Start)
            .ToList();
        var widest = TimeSpan.FromMinutes(Math.Max(settings.GapMinutes, settings.GapMinutesAcrossDistricts));
        for (var first = 0; first < lessons.Count; first++)
        for (var next = first + 1; next < lessons.Count; next++)
        {
            // Later ones begin later still.
            if (lessons[next].Lesson.Start >= lessons[first].Lesson.End + widest)
                break;
            Note(lessons[first], lessons[next], settings);
        }
    }

    public bool Between(int one, int other) => with[one].Contains(other);

    public IReadOnlySet<int> With(int course) => with[course];

    private void Note((Booking Lesson, int Course) one, (Booking Lesson, int Course) other, MatchingSettings settings)
    {
        if (one.Course == other.Course || !BookingRules.Clash(one.Lesson, other.Lesson, settings))
            return;
        with[one.Course].Add(other.Course);
        with[other.Course].Add(one.Course);
    }
}
