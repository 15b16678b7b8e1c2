using System.Globalization;
using Delivery.Domain.Matching.Plan;
using Google.OrTools.LinearSolver;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// The plan as if a course could be given in parts by several teachers. That is solved in seconds for a whole city, bounds
/// every real plan, and mostly comes out whole: what binds a teacher's week is nearly a flow. A whole one is the best there is.
/// </summary>
internal sealed class RelaxedPlan : IDisposable
{
    // What the solver takes for equal, of numbers up to the score of a city.
    private const double Tolerance = 1e-6;
    private const double Share = 1e-9;

    private readonly PlanRows rows;
    private readonly SearchEffort effort;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Variable[] takes;

    public RelaxedPlan(PlanRows rows, SearchEffort effort)
    {
        (this.rows, this.effort) = (rows, effort);
        takes = solver.MakeNumVarArray(rows.Takes.Count, 0, 1);
        foreach (var row in rows.All)
        {
            var bound = solver.MakeConstraint(double.NegativeInfinity, row.Limit);
            foreach (var (take, times) in row.Terms)
                bound.SetCoefficient(takes[take], times);
        }
    }

    /// <summary>What was known, with more courses where the solution is whole, and with the bound that it proves.</summary>
    public PlanAnswer MostServed(PlanAnswer known)
    {
        var (found, bound) = Solved(_ => 1);
        var best = found is not null && found.Count > known.Served ? Searched(known, found) : known;
        return best with { ServedBound = (int)Math.Min(known.ServedBound, bound) };
    }

    /// <summary>Likewise by score, among plans that serve as many courses.</summary>
    public PlanAnswer BestScored(PlanAnswer known)
    {
        var served = solver.MakeConstraint(known.Served, double.PositiveInfinity);
        foreach (var take in takes)
            served.SetCoefficient(take, 1);
        var (found, bound) = Solved(take => (double)(take.Score * CpSatPlan.Points));
        var best = found is not null && found.Sum(one => one.Score) > known.Score ? Searched(known, found) : known;
        return best with { Bound = Math.Max(best.Score, Math.Min(known.Bound, bound / (decimal)CpSatPlan.Points)) };
    }

    public void Dispose() => solver.Dispose();

    private static PlanAnswer Searched(PlanAnswer known, IReadOnlyList<PlanAssignment> found) =>
        known with
        {
            Method = PlanMethod.Solver,
            Assignments = found,
        };

    /// <returns>What it assigns, if it is whole; and what nothing exceeds, which is all there is when it was not finished.</returns>
    private (IReadOnlyList<PlanAssignment>? Found, long Bound) Solved(Func<PlanAssignment, double> worth)
    {
        foreach (var (take, one) in takes.Zip(rows.Takes))
            solver.Objective().SetCoefficient(take, worth(one));
        solver.Objective().SetMaximization();
        solver.SetTimeLimit((long)(effort.LongestSeconds * 1000));
        solver.SetSolverSpecificParametersAsString(
            string.Create(CultureInfo.InvariantCulture, $"max_deterministic_time:{effort.Seconds:0.###}")
        );
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => (
                Whole(),
                (long)Math.Floor(solver.Objective().Value() * (1 + Share) + Tolerance)
            ),
            Solver.ResultStatus.FEASIBLE => (Whole(), long.MaxValue),
            _ => (null, long.MaxValue),
        };
    }

    private IReadOnlyList<PlanAssignment>? Whole() =>
        Array.Exists(takes, take => take.SolutionValue() is > Tolerance and < 1 - Tolerance)
            ? null
            : [.. takes.Zip(rows.Takes).Where(one => one.First.SolutionValue() > 0.5).Select(one => one.Second)];
}
