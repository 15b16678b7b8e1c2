using Delivery.Domain.Matching.Plan;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// From a plan that is known to the best: courses first, then score. The relaxation proves how far one could get, and mostly
/// gets there; what it leaves open is searched.
/// </summary>
internal static class PlanSearch
{
    /// <returns>Null when a search ended without a plan, which it may not.</returns>
    public static PlanAnswer? Improve(PlanProblem problem, PlanAnswer known, SearchEffort effort)
    {
        var rows = new PlanRows(problem);
        using var relaxed = new RelaxedPlan(rows, effort.Half);
        var exact = new Lazy<CpSatPlan>(() => new CpSatPlan(rows, effort.Half));
        PlanAnswer? best = relaxed.MostServed(known);
        if (best.Served < best.ServedBound)
            best = exact.Value.MostServed(best);
        if (best is null)
            return null;
        best = relaxed.BestScored(best);
        return effort.IsEnough(best) ? best : exact.Value.BestScored(best);
    }
}
