using System.Diagnostics;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;

namespace Delivery.Functions.Matching.Plan;

/// <summary>A plan that was just made, with what it was made of.</summary>
public sealed record MadePlan(KeptPlan Plan, PlanFacts Facts, PlanAnswer Answer);

/// <summary>Makes a plan and puts into words why a course has nobody. Asks nobody and keeps nothing.</summary>
public sealed class PlanMaker(PlanInput input, PlanSolver solver, CurrentSettings settings, TimeProvider clock)
{
    public async Task<MadePlan> MakeAsync(
        string planId,
        string by,
        IReadOnlyList<CourseToPlan> courses,
        IReadOnlyList<PlanTurn> turns
    ) => Make(planId, by, await input.ReadAsync(courses, turns));

    /// <param name="mostSeconds">Of searching; null for as long as the setting allows.</param>
    public MadePlan Make(string planId, string by, PlanFacts facts, int? mostSeconds = null)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = solver.Solve(
            facts.Problem,
            new SearchEffort(Math.Min(settings.Matching.PlanSeconds, mostSeconds ?? int.MaxValue))
        );
        var seconds = Math.Round((decimal)Stopwatch.GetElapsedTime(began).TotalSeconds, 3);
        var ask = AskOrder.Of(facts.Problem, answer.Assignments, settings.Matching.AskAtOnce);
        var plan = new KeptPlan(
            planId,
            clock.GetUtcNow(),
            by,
            answer.ServedBound,
            answer.Score,
            answer.Bound,
            answer.Gap,
            answer.IsOptimal,
            answer.Method == PlanMethod.Solver,
            seconds,
            [
                .. facts.Courses.Zip(
                    facts.Ranked,
                    (course, ranked) => Planned(facts, course, ranked, ask[course.CourseId])
                ),
            ]
        );
        return new MadePlan(plan, facts, answer);
    }

    private static PlannedCourse Planned(
        PlanFacts facts,
        CourseToPlan course,
        RankedNeed ranked,
        IReadOnlyList<string> ask
    ) =>
        new(
            course.CourseId,
            course.Round,
            [
                .. ask.Select(id => ranked.Ranked.Candidates.First(one => one.TeacherId == id))
                    .Select(one => new AskedFor(one.TeacherId, one.Name, one.Total)),
            ],
            ask.Count > 0 ? null
                : course.OnHold is { } why ? $"已暂停安排：{why}"
                : UnservedReason.Of(facts.Problem, ranked.Ranked),
            course.Course.Course.Street.Name,
            course.Course.Course.Street.District,
            course.Course.Course.Discipline.Name,
            course.Course.First.Start,
            course.Course.Lessons.Count
        );
}
