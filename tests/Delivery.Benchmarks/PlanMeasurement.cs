using System.Diagnostics;
using System.Globalization;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Matching.Plan;
using Microsoft.Extensions.Logging.Abstractions;

namespace Delivery.Benchmarks;

/// <summary>
/// The matching plan of invented cities, ten weekly lessons a course: how soon there is an answer, one within a hundredth of
/// the best, and the proven best; beside it what the two simple ways would serve.
/// </summary>
public static class PlanMeasurement
{
    private const double LongestSeconds = 120;

    public static Task<IReadOnlyList<Measurement>> TakeAsync() =>
        Task.FromResult<IReadOnlyList<Measurement>>([.. Of(200, 60), .. Of(2000, 600)]);

    /// <summary>Larger than any city will be; it takes minutes.</summary>
    public static Task<IReadOnlyList<Measurement>> TakeLargeAsync() =>
        Task.FromResult<IReadOnlyList<Measurement>>([.. Of(10_000, 2000)]);

    private static IEnumerable<Measurement> Of(int courses, int teachers)
    {
        var problem = PlanCity.Of(courses, teachers);
        var solver = new PlanSolver(NullLogger<PlanSolver>.Instance);
        var (first, soon) = Timed(() => GreedyPlan.Of(problem));
        var (near, nearly) = Timed(() => solver.Solve(problem, new SearchEffort(LongestSeconds, Gap: 0.01)));
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var (best, proved) = Timed(() => solver.Solve(problem, new SearchEffort(LongestSeconds)));
        var memory = Math.Max(0, PeakMemory() - before) / (1 << 20);
        var name = $"plan of {courses:N0} courses and {teachers:N0} teachers";
        var (byScore, inTurn) = (SimplePlans.ByScore(problem), SimplePlans.InTurn(problem));
        yield return new Measurement($"{name}: first answer", Seconds(soon), $"{first.Served} served", "");
        yield return new Measurement(
            "… proved within 1 %",
            Seconds(nearly),
            $"{near.Served} served, gap {near.Gap:P2}"
        );
        yield return new Measurement(
            best.IsOptimal ? "… proved the best" : "… searched to the limit",
            Seconds(proved),
            $"{best.Served} served, gap {best.Gap:P2}, {memory} MB more memory at its peak"
        );
        yield return Beside("… courses served", best.Served, byScore.Served, inTurn.Served);
        yield return Beside("… score", best.Score, byScore.Score, inTurn.Score);
    }

    private static Measurement Beside(string what, decimal best, decimal byScore, decimal inTurn) =>
        new(
            what,
            $"{best:N0}",
            $"{byScore:N0} best score first, {inTurn:N0} first come, first served",
            $"{best / byScore:0.00}, {best / inTurn:0.00}"
        );

    private static (PlanAnswer Plan, TimeSpan Took) Timed(Func<PlanAnswer> make)
    {
        var watch = Stopwatch.StartNew();
        return (make(), watch.Elapsed);
    }

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static string Seconds(TimeSpan took) =>
        took.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
