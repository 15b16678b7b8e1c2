using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Matching.Plan;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>A machine on which the native solver cannot be used still plans, and says how well.</summary>
public sealed class WithoutSolverTests
{
    // The best for the second course is the only one for the first, at one hour.
    private static PlanProblem Crowded { get; } =
        new(
            [
                Course("A-2026-001", new PlanOption("T1", 50)),
                Course("A-2026-002", new("T1", 90), new("T2", 80)),
                Course("A-2026-003", new("T1", 90), new("T2", 85)),
            ],
            [new("T1", 10, []), new("T2", 10, [])],
            new MatchingSettings()
        );

    [Theory]
    [InlineData(typeof(DllNotFoundException))]
    [InlineData(typeof(BadImageFormatException))]
    [InlineData(typeof(EntryPointNotFoundException))]
    public void A_library_that_is_missing_or_wrong_is_told_in_the_log_and_the_plan_claims_no_proof(Type failure)
    {
        var log = new HeardLog();
        var solver = new PlanSolver(log) { Improve = (_, _, _) => throw (Exception)Activator.CreateInstance(failure)! };

        var plan = solver.Solve(Crowded, new SearchEffort(1));

        Assert.Equal((PlanMethod.Greedy, 2, false), (plan.Method, plan.Served, plan.IsOptimal));
        Assert.True(plan.Gap > 0);
        Assert.Contains("the plan is made without a search", Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_that_comes_to_nothing_is_told_in_the_log_too()
    {
        var log = new HeardLog();

        var plan = new PlanSolver(log) { Improve = (_, _, _) => null }.Solve(Crowded, new SearchEffort(1));

        Assert.Equal((PlanMethod.Greedy, 2, false), (plan.Method, plan.Served, plan.IsOptimal));
        Assert.Contains("found nothing for 3 courses", Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_failure_is_a_fault_and_is_not_swallowed() =>
        Assert.Throws<InvalidOperationException>(() =>
            new PlanSolver(new HeardLog()) { Improve = (_, _, _) => throw new InvalidOperationException() }.Solve(
                Crowded,
                new SearchEffort(1)
            )
        );

    private static PlanCourse Course(string id, params PlanOption[] options) =>
        new(
            id,
            "太极拳",
            [new Booking($"{id}-01", ShanghaiTime.At(new DateOnly(2026, 9, 15), 9), 60, "黄浦区", id, "中心")],
            options
        );

    private sealed class HeardLog : ILogger<PlanSolver>
    {
        public List<string> Errors { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Errors.Add(formatter(state, exception));
    }
}
