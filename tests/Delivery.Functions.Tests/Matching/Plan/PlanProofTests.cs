using CsCheck;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Matching.Plan;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>The solver's plan is the best there is, and can be carried out.</summary>
public sealed class PlanProofTests
{
    private static readonly SearchEffort Enough = new(5);

    private static PlanSolver Solver { get; } = new(NullLogger<PlanSolver>.Instance);

    [Fact]
    public void In_a_thousand_small_cities_no_plan_that_anybody_can_think_of_is_better() =>
        SmallCities.Any.Sample(
            problem =>
            {
                var best = SmallCities.BestOf(problem);
                IsBest(best, PlanSearch.Improve(problem, GreedyPlan.Of(problem), Enough)!);
                IsBest(best, SearchedWhole(problem));
            },
            iter: 1000,
            threads: 1
        );

    [Fact]
    public void What_the_relaxation_proves_holds_for_every_plan() =>
        SmallCities.Any.Sample(
            problem =>
            {
                var (served, score) = SmallCities.BestOf(problem);
                using var relaxed = new RelaxedPlan(new PlanRows(problem), Enough);
                var most = relaxed.MostServed(GreedyPlan.Of(problem));
                Assert.InRange(served, most.Served, most.ServedBound);
                if (most.Served < served)
                    return;
                var best = relaxed.BestScored(most);
                Assert.InRange(score, best.Score, best.Bound);
            },
            iter: 500,
            threads: 1
        );

    [Fact]
    public void No_plan_breaks_a_rule_whether_searched_or_not() =>
        SmallCities.Any.Sample(
            problem =>
            {
                Assert.Empty(PlanRules.Violations(problem, GreedyPlan.Of(problem).Assignments));
                Assert.Empty(PlanRules.Violations(problem, Solver.Solve(problem, Enough).Assignments));
            },
            iter: 200,
            threads: 1
        );

    [Fact]
    public void A_plan_that_is_not_searched_never_claims_more_than_is_true() =>
        SmallCities.Any.Sample(
            problem =>
            {
                var (served, score) = SmallCities.BestOf(problem);
                var greedy = GreedyPlan.Of(problem);
                Assert.InRange(served, greedy.Served, greedy.ServedBound);
                if (greedy.Served == served)
                    Assert.InRange(score, greedy.Score, greedy.Bound);
                Assert.True(!greedy.IsOptimal || (greedy.Served, greedy.Score) == (served, score));
            },
            iter: 500
        );

    [Fact]
    public void The_same_input_gives_the_same_plan_in_whatever_order_it_comes() =>
        SmallCities.Any.Sample(
            problem =>
            {
                var turned = new PlanProblem(
                    problem.Courses.Reverse(),
                    problem.Teachers.Values.Reverse(),
                    problem.Settings
                );
                Assert.Equal(Solver.Solve(problem, Enough).Assignments, Solver.Solve(turned, Enough).Assignments);
            },
            iter: 100,
            threads: 1
        );

    [Fact]
    public void Whoever_is_asked_about_several_courses_could_give_them_all() =>
        SmallCities.Any.Sample(
            problem =>
            {
                var asked = AskOrder.Of(problem, GreedyPlan.Of(problem).Assignments, atOnce: 3);
                foreach (var teacher in problem.Teachers.Keys)
                    Assert.Empty(
                        PlanRules.Violations(
                            problem,
                            [
                                .. asked
                                    .Where(one => one.Value.Contains(teacher))
                                    .Select(one => new PlanAssignment(one.Key, teacher, 0)),
                            ]
                        )
                    );
            },
            iter: 500
        );

    // What the relaxation leaves open is searched so: rare here, and it has to be as good.
    private static PlanAnswer SearchedWhole(PlanProblem problem)
    {
        var search = new CpSatPlan(new PlanRows(problem), Enough);
        return search.BestScored(search.MostServed(GreedyPlan.Of(problem))!)!;
    }

    private static void IsBest((int Served, decimal Score) best, PlanAnswer found)
    {
        Assert.Equal(best, (found.Served, found.Score));
        Assert.True(found.IsOptimal);
        Assert.Equal((found.Served, found.Score), (found.ServedBound, found.Bound));
        Assert.Equal(0, found.Gap);
    }
}
