using System.Diagnostics;
using LocalFunctions.Clock;
using LocalFunctions.Durable;
using LocalFunctions.Measuring;
using LocalFunctions.Timers;

namespace LocalFunctions.Simulation;

/// <summary>
/// Moves simulated time. Every due moment on the way comes in order, at its own time, and all its work is done before the
/// next: first the orchestrations, then the timer functions one by one.
/// </summary>
public sealed class ClockMover : IDisposable
{
    // Work that is always due at one and the same moment would hold the clock for ever.
    private const int MostRoundsAtOneMoment = 10_000;
    private readonly LocalClock clock;
    private readonly DurableEngine engine;
    private readonly FunctionTimers timers;
    private readonly Idleness idleness;
    private readonly Tally tally;
    private readonly SemaphoreSlim oneMove = new(1);

    internal ClockMover(
        LocalClock clock,
        DurableEngine engine,
        FunctionTimers timers,
        Idleness idleness,
        Tally tally
    ) => (this.clock, this.engine, this.timers, this.idleness, this.tally) = (clock, engine, timers, idleness, tally);

    /// <summary>Only simulated time can be moved.</summary>
    public bool CanMove => clock is SimulatedClock;

    /// <summary>When something is due next: a durable timer, a timer function, or a wait on the clock.</summary>
    public DateTimeOffset? NextMoment =>
        new[] { engine.NextTimer, timers.Next, (clock as SimulatedClock)?.NextTimer }.Min();

    public Task<int> AdvanceAsync(TimeSpan span, CancellationToken cancellation = default) =>
        MoveAsync(() => clock.GetUtcNow() + span, cancellation);

    /// <summary>Moves to the next due moment and does its work.</summary>
    /// <returns>The moment, or null if nothing is due, ever.</returns>
    public async Task<DateTimeOffset?> StepAsync(CancellationToken cancellation = default)
    {
        if (NextMoment is not { } next)
            return null;
        await MoveToAsync(Later(next, clock.GetUtcNow()), cancellation);
        return clock.Now;
    }

    /// <returns>How many moments were passed on the way.</returns>
    /// <exception cref="InvalidOperationException">The clock is not simulated, or work never ends at one moment.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time lies in the past.</exception>
    public Task<int> MoveToAsync(DateTimeOffset time, CancellationToken cancellation = default) =>
        MoveAsync(() => time, cancellation);

    // Where to is asked once no other move is under way, for that one may have gone further.
    private async Task<int> MoveAsync(Func<DateTimeOffset> to, CancellationToken cancellation)
    {
        var simulated =
            clock as SimulatedClock ?? throw new InvalidOperationException("Only simulated time can be moved.");
        await oneMove.WaitAsync(cancellation);
        try
        {
            var time = to();
            ArgumentOutOfRangeException.ThrowIfLessThan(time, simulated.GetUtcNow());
            await idleness.WhenNothingRunsAsync(cancellation);
            var since = Stopwatch.GetTimestamp();
            var moments = await PassAsync(simulated, time, cancellation);
            simulated.Set(time);
            tally.Of(WorkKind.Clock, "move").Add(since);
            return moments;
        }
        finally
        {
            oneMove.Release();
        }
    }

    /// <summary>Moves on by as much as really passes, every second, until it is cancelled.</summary>
    internal async Task RunOnAsync(CancellationToken cancellation)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        for (var since = Stopwatch.GetTimestamp(); await second.WaitForNextTickAsync(cancellation); )
        {
            var until = Stopwatch.GetTimestamp();
            await AdvanceAsync(Stopwatch.GetElapsedTime(since, until), cancellation);
            since = until;
        }
    }

    public void Dispose() => oneMove.Dispose();

    /// <summary>Returns once no move is under way and nothing is left to do at the present time.</summary>
    public async Task IdleAsync(CancellationToken cancellation = default)
    {
        await oneMove.WaitAsync(cancellation);
        oneMove.Release();
        await idleness.WaitAsync(cancellation);
    }

    private async Task<int> PassAsync(SimulatedClock simulated, DateTimeOffset until, CancellationToken cancellation)
    {
        var (moments, rounds) = (0, 0);
        while (NextMoment is { } next && next <= until)
        {
            var now = simulated.GetUtcNow();
            rounds = next > now ? 0 : rounds + 1;
            if (rounds > MostRoundsAtOneMoment)
                throw new InvalidOperationException($"Work due at {next:O} never ends.");
            var since = Stopwatch.GetTimestamp();
            simulated.Set(Later(next, now));
            tally.Of(WorkKind.Clock, "remember").Add(since);
            await WorkAsync(cancellation);
            moments += next > now ? 1 : 0;
        }
        return moments;
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        engine.ClockMoved();
        await idleness.WhenNothingRunsAsync(cancellation);
        await timers.RunDueAsync(() => idleness.WhenNothingRunsAsync(cancellation), cancellation);
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
