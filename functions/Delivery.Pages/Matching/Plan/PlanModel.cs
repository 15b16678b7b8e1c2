using Delivery.Pages.Web;

namespace Delivery.Pages.Matching.Plan;

/// <summary>The plan of all courses that wait for a teacher.</summary>
/// <param name="Plan">The last that was carried out, or one on trial; null before the first.</param>
/// <param name="IsTrial">Nobody was asked by it.</param>
/// <param name="Asking">Courses whose teachers are asked now.</param>
/// <param name="NextAt">When courses that wait are planned; null where none waits.</param>
/// <param name="MayPlan">Whether this person may carry a plan out.</param>
public sealed record PlanModel(
    PageFrame Frame,
    string FormKey,
    PlanView? Plan,
    bool IsTrial,
    int Waiting,
    int Asking,
    DateTimeOffset? NextAt,
    bool MayPlan
) : IModelOf<PlanPage>
{
    public WhatIfModel? WhatIf { get; init; }
}

/// <param name="By">Who asked for it.</param>
/// <param name="Gap">From 0 to 1.</param>
/// <param name="IsSearched">Whether a solver was at work; otherwise the best were taken one after another.</param>
public sealed record PlanView(
    DateTimeOffset At,
    string By,
    decimal Score,
    decimal Bound,
    decimal Gap,
    bool IsOptimal,
    bool IsSearched,
    decimal Seconds,
    IReadOnlyList<PlanLine> Lines
)
{
    public int Served => Lines.Count(line => line.Teachers.Count > 0);

    public IEnumerable<PlanLine> Unserved => Lines.Where(line => line.Teachers.Count == 0);
}

/// <param name="Teachers">The planned teacher, and who is asked beside.</param>
/// <param name="Score">Of the planned teacher.</param>
/// <param name="Reason">Why there is nobody.</param>
public sealed record PlanLine(
    string CourseId,
    string Street,
    string District,
    string Discipline,
    DateTimeOffset First,
    int Lessons,
    IReadOnlyList<string> Teachers,
    decimal Score,
    string? Reason
);
