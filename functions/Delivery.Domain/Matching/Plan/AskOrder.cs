namespace Delivery.Domain.Matching.Plan;

/// <summary>Who is asked for each course of a plan: the planned teacher first, then the next best whom the plan leaves free.</summary>
public static class AskOrder
{
    /// <summary>
    /// By the course's id, in the order of asking. Nobody is asked about two courses that he or she could not both give,
    /// so whatever all of them answer, no acceptance of one plan spoils another. Empty where the plan has nobody.
    /// </summary>
    /// <param name="atOnce">How many are asked together.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        PlanProblem problem,
        IReadOnlyList<PlanAssignment> assignments,
        int atOnce
    )
    {
        ArgumentNullException.ThrowIfNull(problem);
        var planned = assignments.ToDictionary(one => one.CourseId, one => one.TeacherId, StringComparer.Ordinal);
        var load = new PlanLoad(problem);
        for (var course = 0; course < problem.Courses.Count; course++)
            if (planned.TryGetValue(problem.Courses[course].CourseId, out var teacher))
                load.Give(teacher, course);
        return Enumerable
            .Range(0, problem.Courses.Count)
            .OrderBy(course => problem.Courses[course].Lessons.Min(lesson => lesson.Start))
            .Select(course => (problem.Courses[course].CourseId, Asked: Asked(problem, course, planned, load, atOnce)))
            .ToDictionary(one => one.CourseId, one => one.Asked, StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Asked(
        PlanProblem problem,
        int course,
        Dictionary<string, string> planned,
        PlanLoad load,
        int atOnce
    )
    {
        if (!planned.TryGetValue(problem.Courses[course].CourseId, out var first))
            return [];
        var asked = new List<string> { first };
        foreach (var option in problem.Courses[course].Options)
        {
            if (asked.Count >= atOnce)
                break;
            if (option.TeacherId == first || !load.Fits(option.TeacherId, course))
                continue;
            load.Give(option.TeacherId, course);
            asked.Add(option.TeacherId);
        }

        return asked;
    }
}
