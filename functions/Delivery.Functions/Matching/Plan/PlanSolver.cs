using Delivery.Domain.Matching.Plan;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Matching.Plan;

/// <summary>
/// Finds the plan. Where the native solver is missing or fails there is still a plan, one that is not proved to be the best
/// and says so; the log says why.
/// </summary>
public sealed partial class PlanSolver(ILogger<PlanSolver> log)
{
    /// <summary>The search itself; null where it came to nothing. Only tests put another in its place.</summary>
    internal Func<PlanProblem, PlanAnswer, SearchEffort, PlanAnswer?> Improve { get; init; } = PlanSearch.Improve;

    /// <exception cref="InvalidOperationException">The solver's plan cannot be carried out: its model is wrong.</exception>
    public PlanAnswer Solve(PlanProblem problem, SearchEffort effort)
    {
        var greedy = GreedyPlan.Of(problem);
        var found = greedy.IsOptimal ? greedy : Searched(problem, greedy, effort);
        return PlanRules.Violations(problem, found.Assignments) is [var wrong, ..]
            ? throw new InvalidOperationException($"The plan cannot be carried out: {wrong}.")
            : found;
    }

    private PlanAnswer Searched(PlanProblem problem, PlanAnswer greedy, SearchEffort effort)
    {
        try
        {
            if (Improve(problem, greedy, effort) is { } found)
                return found;
            NothingFound(problem.Courses.Count);
        }
        catch (Exception missing) when (IsOfTheLibrary(missing))
        {
            NoSolver(missing);
        }

        return greedy;
    }

    private static bool IsOfTheLibrary(Exception failure) =>
        failure
            is DllNotFoundException
                or EntryPointNotFoundException
                or BadImageFormatException
                or TypeInitializationException;

    [LoggerMessage(
        2150,
        LogLevel.Error,
        "The solver's native library cannot be used; the plan is made without a search"
    )]
    private partial void NoSolver(Exception missing);

    [LoggerMessage(
        2151,
        LogLevel.Error,
        "The solver found nothing for {Courses} courses; the plan is made without a search"
    )]
    private partial void NothingFound(int courses);
}
