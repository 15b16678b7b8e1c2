using Delivery.Domain.Matching.Plan;

namespace Delivery.Benchmarks;

/// <summary>What people do without a plan.</summary>
internal static class SimplePlans
{
    /// <summary>The pair of course and teacher with the greatest score first, then the next, as long as it fits.</summary>
    public static PlanAnswer ByScore(PlanProblem problem) =>
        Of(
            problem,
            problem
                .Courses.SelectMany((course, at) => course.Options.Select(option => (Course: at, Option: option)))
                .OrderByDescending(one => one.Option.Score)
        );

    /// <summary>One course after the other as they came, each with the best who is still free.</summary>
    public static PlanAnswer InTurn(PlanProblem problem) =>
        Of(
            problem,
            problem.Courses.SelectMany(
                (course, at) =>
                    course
                        .Options.OrderByDescending(option => option.Score)
                        .Select(option => (Course: at, Option: option))
            )
        );

    private static PlanAnswer Of(PlanProblem problem, IEnumerable<(int Course, PlanOption Option)> inOrder)
    {
        var (load, served, assigned) = (new PlanLoad(problem), new HashSet<int>(), new List<PlanAssignment>());
        foreach (var (course, option) in inOrder)
        {
            if (served.Contains(course) || !load.Fits(option.TeacherId, course))
                continue;
            load.Give(option.TeacherId, course);
            served.Add(course);
            assigned.Add(new PlanAssignment(problem.Courses[course].CourseId, option.TeacherId, option.Score));
        }

        return new PlanAnswer(PlanMethod.Greedy, assigned, problem.Courses.Count, 0);
    }
}
