namespace Delivery.Domain.Matching.Plan;

public sealed record PlanAssignment(string CourseId, string TeacherId, decimal Score);

/// <summary>How a plan was found.</summary>
public enum PlanMethod
{
    /// <summary>Best first, one after another; nothing is searched.</summary>
    Greedy,

    /// <summary>Searched by a solver, which proves how good it is.</summary>
    Solver,
}

/// <summary>A plan, and what is proved of it.</summary>
/// <param name="ServedBound">No plan serves more courses.</param>
/// <param name="Bound">No plan that serves as many courses has a greater score.</param>
public sealed record PlanAnswer(
    PlanMethod Method,
    IReadOnlyList<PlanAssignment> Assignments,
    int ServedBound,
    decimal Bound
)
{
    public int Served => Assignments.Count;

    public decimal Score => Assignments.Sum(assignment => assignment.Score);

    public bool IsOptimal => Served == ServedBound && Score == Bound;

    /// <summary>
    /// How far from the best the plan may be, as a share from 0 to 1: in courses where not all that might be served are,
    /// otherwise in score.
    /// </summary>
    public decimal Gap =>
        Served < ServedBound ? Math.Round((ServedBound - Served) / (decimal)ServedBound, 4)
        : Bound <= Score ? 0
        : Math.Round((Bound - Score) / Bound, 4);
}
