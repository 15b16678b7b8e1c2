using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.Plan;
using Google.OrTools.Sat;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// The plan as the solver reads it: one yes or no for each course and each who could give it. First as many courses as can
/// be served, then among these plans the greatest score; each search begins at the best plan known.
/// </summary>
internal sealed class CpSatPlan
{
    // Scores have two decimals.
    private const int Points = 100;

    private readonly PlanProblem problem;
    private readonly CpModel model = new();
    private readonly BoolVar[][] takes;
    private readonly SearchEffort effort;

    public CpSatPlan(PlanProblem problem, SearchEffort effort)
    {
        (this.problem, this.effort) = (problem, effort);
        takes = [.. problem.Courses.Select((course, at) => course.Options.Select(_ => model.NewBoolVar("")).ToArray())];
        foreach (var options in takes.Where(options => options.Length > 1))
            model.AddAtMostOne(options);
        foreach (var (teacher, courses) in problem.ByTeacher())
            Keep(teacher, courses);
    }

    private IEnumerable<BoolVar> All => takes.SelectMany(options => options);

    /// <returns>Null when the search ended without a plan, which it may not.</returns>
    public PlanAnswer? Improve(PlanAnswer known)
    {
        var best = known;
        if (best.Served < best.ServedBound)
        {
            if (Served(best) is not { } served)
                return null;
            best = served;
        }

        return Scored(best);
    }

    private PlanAnswer? Served(PlanAnswer known)
    {
        model.Maximize(LinearExpr.Sum(All));
        using var search = new Search(model, effort.Half);
        return search.Run(() => Hint(known)) && Read(search) is var found
            ? known with
            {
                Method = PlanMethod.Solver,
                Assignments = found,
                ServedBound = Math.Max(found.Count, (int)search.Bound),
            }
            : null;
    }

    private PlanAnswer? Scored(PlanAnswer known)
    {
        model.Add(LinearExpr.Sum(All) >= known.Served);
        model.Maximize(LinearExpr.WeightedSum(All, Weights()));
        using var search = new Search(model, effort.Half);
        if (!search.Run(() => Hint(known)))
            return null;
        var found = known with { Method = PlanMethod.Solver, Assignments = Read(search) };
        // Where more courses may be served than are, a plan that serves more may have a greater score still.
        return found with { Bound = Math.Max(found.Score, search.Bound / (decimal)Points) };
    }

    private long[] Weights() =>
        [.. problem.Courses.SelectMany(course => course.Options.Select(option => (long)(option.Score * Points)))];

    private void Hint(PlanAnswer known)
    {
        model.ClearHints();
        var planned = known.Assignments.ToDictionary(one => one.CourseId, one => one.TeacherId, StringComparer.Ordinal);
        foreach (var (course, options) in problem.Courses.Zip(takes))
        foreach (var (option, take) in course.Options.Zip(options))
            model.AddHint(take, planned.GetValueOrDefault(course.CourseId) == option.TeacherId);
    }

    private IReadOnlyList<PlanAssignment> Read(Search search) =>
        [
            .. problem
                .Courses.Zip(takes)
                .SelectMany(one => one.First.Options.Zip(one.Second).Select(option => (one.First.CourseId, option)))
                .Where(one => search.IsTaken(one.option.Second))
                .Select(one => new PlanAssignment(one.CourseId, one.option.First.TeacherId, one.option.First.Score)),
        ];

    private void Keep(PlanTeacher teacher, IReadOnlyList<int> courses)
    {
        foreach (var clique in Cliques.Covering(courses, problem.Clashes))
            model.AddAtMostOne(clique.Select(course => Take(course, teacher)));
        foreach (var week in WeeksOf(courses))
        {
            // Staff may have booked more than the limit.
            var room = Math.Max(0, teacher.WeeklyLimit - PlanLoad.Booked(teacher, week.Key));
            if (week.Sum(one => one.Lessons) <= room)
                continue;
            var takesOfWeek = week.Select(one => Take(one.Course, teacher));
            model.Add(LinearExpr.WeightedSum(takesOfWeek, week.Select(one => (long)one.Lessons)) <= room);
        }
    }

    private IEnumerable<IGrouping<Week, (int Course, int Lessons)>> WeeksOf(IReadOnlyList<int> courses) =>
        courses
            .SelectMany(course => PlanLoad.WeeksOf(problem, [course]).Select(week => (week.Week, course, week.Lessons)))
            .GroupBy(one => one.Week, one => (one.course, one.Lessons));

    private BoolVar Take(int course, PlanTeacher teacher)
    {
        var options = problem.Courses[course].Options;
        for (var at = 0; at < options.Count; at++)
            if (options[at].TeacherId == teacher.TeacherId)
                return takes[course][at];
        throw new InvalidOperationException($"{teacher.TeacherId} cannot give {problem.Courses[course].CourseId}.");
    }
}
