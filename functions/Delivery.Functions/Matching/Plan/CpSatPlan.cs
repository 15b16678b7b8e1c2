using Delivery.Domain.Matching.Plan;
using Google.OrTools.Sat;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// The plan searched whole: first as many courses as can be served, then among these plans the greatest score; each search
/// begins at the best plan known.
/// </summary>
internal sealed class CpSatPlan
{
    /// <summary>Scores have two decimals.</summary>
    public const int Points = 100;

    private readonly CpModel model = new();
    private readonly PlanRows rows;
    private readonly BoolVar[] takes;
    private readonly SearchEffort effort;

    public CpSatPlan(PlanRows rows, SearchEffort effort)
    {
        (this.rows, this.effort) = (rows, effort);
        takes = [.. rows.Takes.Select(_ => model.NewBoolVar(""))];
        foreach (var row in rows.All)
            Keep(row);
    }

    /// <returns>Null when the search ended without a plan, which it may not.</returns>
    public PlanAnswer? MostServed(PlanAnswer known)
    {
        model.Maximize(LinearExpr.Sum(takes));
        using var search = new Search(model, effort);
        return search.Run(() => Hint(known)) && Read(search) is var found
            ? known with
            {
                Method = PlanMethod.Solver,
                Assignments = found,
                ServedBound = Math.Max(found.Count, (int)Math.Min(known.ServedBound, search.Bound)),
            }
            : null;
    }

    /// <returns>Null when the search ended without a plan, which it may not.</returns>
    public PlanAnswer? BestScored(PlanAnswer known)
    {
        model.Add(LinearExpr.Sum(takes) >= known.Served);
        model.Maximize(LinearExpr.WeightedSum(takes, rows.Takes.Select(take => (long)(take.Score * Points))));
        using var search = new Search(model, effort);
        if (!search.Run(() => Hint(known)))
            return null;
        var found = known with { Method = PlanMethod.Solver, Assignments = Read(search) };
        // Where more courses may be served than are, a plan that serves more may have a greater score still.
        return found with { Bound = Math.Max(found.Score, Math.Min(known.Bound, search.Bound / (decimal)Points)) };
    }

    private void Hint(PlanAnswer known)
    {
        model.ClearHints();
        var planned = known.Assignments.ToDictionary(one => one.CourseId, one => one.TeacherId, StringComparer.Ordinal);
        foreach (var (take, one) in takes.Zip(rows.Takes))
            model.AddHint(take, planned.GetValueOrDefault(one.CourseId) == one.TeacherId);
    }

    private IReadOnlyList<PlanAssignment> Read(Search search) =>
        [.. takes.Zip(rows.Takes).Where(one => search.IsTaken(one.First)).Select(one => one.Second)];

    private void Keep(PlanRow row)
    {
        var terms = row.Terms.Select(term => takes[term.Take]);
        if (row.Limit == 1 && row.Terms.All(term => term.Times == 1))
            model.AddAtMostOne(terms);
        else
            model.Add(LinearExpr.WeightedSum(terms, row.Terms.Select(term => (long)term.Times)) <= row.Limit);
    }
}
