using System.Globalization;
using Delivery.Domain.Matching.Plan;
using Google.OrTools.Sat;

namespace Delivery.Functions.Matching.Plan;

/// <summary>How long may be searched.</summary>
/// <param name="Seconds">
/// About so many on an idle machine. It is counted in steps of the solver, not by the clock, so that the same input gives the
/// same plan however busy the machine is; the clock ends it only after three times as long, or a minute.
/// </param>
/// <param name="Gap">How near to the best is near enough, as a share; nothing is, unless said otherwise.</param>
public sealed record SearchEffort(double Seconds, double Gap = 0)
{
    // A plan has up to four searches, and a function five minutes for all that it does.
    private const double MostSeconds = 60;

    /// <summary>Courses first, then score: each has its half.</summary>
    public SearchEffort Half => this with { Seconds = Seconds / 2 };

    public bool IsEnough(PlanAnswer plan) => plan.IsOptimal || (Gap > 0 && plan.Gap <= (decimal)Gap);

    /// <summary>By the clock.</summary>
    public double LongestSeconds => Math.Min(3 * Seconds, MostSeconds);
}

/// <summary>One search of a model: the best found, and what is proved.</summary>
internal sealed class Search(CpModel model, SearchEffort effort) : IDisposable
{
    private readonly CpSolver solver = new();

    /// <summary>Nothing better than this exists.</summary>
    public long Bound => (long)Math.Floor(solver.BestObjectiveBound + 1e-6);

    public bool Run(Action hint)
    {
        hint();
        solver.StringParameters = string.Create(
            CultureInfo.InvariantCulture,
            $"random_seed:1,num_workers:1,relative_gap_limit:{effort.Gap:0.####},max_deterministic_time:{effort.Seconds:0.###},max_time_in_seconds:{effort.LongestSeconds:0.###}"
        );
        return solver.Solve(model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible;
    }

    public void Dispose() => solver.Dispose();

    public bool IsTaken(BoolVar take) => solver.BooleanValue(take);
}
