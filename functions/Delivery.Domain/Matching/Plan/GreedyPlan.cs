namespace Delivery.Domain.Matching.Plan;

/// <summary>
/// A plan without a search: the course with the fewest to choose from first, to the best-suited who is still free. It is
/// where the solver begins, and what is used where there is no solver.
/// </summary>
public static class GreedyPlan
{
    public static PlanAnswer Of(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var load = new PlanLoad(problem);
        var assigned = new List<PlanAssignment>();
        foreach (var course in InOrder(problem))
        {
            var options = problem.Courses[course].Options.OrderByDescending(option => option.Score);
            if (options.FirstOrDefault(option => load.Fits(option.TeacherId, course)) is not { } best)
                continue;
            load.Give(best.TeacherId, course);
            assigned.Add(new PlanAssignment(problem.Courses[course].CourseId, best.TeacherId, best.Score));
        }

        return new PlanAnswer(PlanMethod.Greedy, Ordered(assigned), ServedAtMost(problem), ScoreAtMost(problem));
    }

    /// <summary>By the course's id, as every plan lists them.</summary>
    public static IReadOnlyList<PlanAssignment> Ordered(IEnumerable<PlanAssignment> assignments) =>
        [.. assignments.OrderBy(assignment => assignment.CourseId, StringComparer.Ordinal)];

    private static IEnumerable<int> InOrder(PlanProblem problem) =>
        Enumerable.Range(0, problem.Courses.Count).OrderBy(course => problem.Courses[course].Options.Count);

    // Without a search this much is known: nobody serves a course that nobody can give, or better than its best does.
    private static int ServedAtMost(PlanProblem problem) => problem.Courses.Count(course => course.Options.Count > 0);

    private static decimal ScoreAtMost(PlanProblem problem) =>
        problem
            .Courses.Where(course => course.Options.Count > 0)
            .Sum(course => course.Options.Max(option => option.Score));
}
