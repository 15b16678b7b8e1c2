using LocalFunctions.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Timers;

/// <summary>
/// One timer function. It never runs twice at once. Due times missed while the host was down, or while a run took long,
/// are made up for by one run that is told it is late. A killed run is run again.
/// </summary>
public sealed partial class FunctionTimer : IDisposable
{
    private readonly TimerEntry function;
    private readonly TimerSchedule schedule;
    private readonly TimerFile file;
    private readonly FunctionRunner runner;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly SemaphoreSlim once = new(1);
    private TimerState state;

    internal FunctionTimer(
        TimerEntry function,
        TimerSchedule schedule,
        TimerFile file,
        FunctionRunner runner,
        TimeProvider clock,
        ILogger log
    )
    {
        (this.function, this.schedule, this.file) = (function, schedule, file);
        (this.runner, this.clock, this.log) = (runner, clock, log);
        state =
            file.Find(function.Name) is { } kept && kept.Expression == schedule.Expression && function.UseMonitor
                ? kept
                : new TimerState(schedule.Expression, null, schedule.NextAfter(clock.GetUtcNow()));
        if (function.RunOnStartup)
            state = state with { Next = clock.GetUtcNow() };
        file.Save(function.Name, state);
    }

    public string Name => function.Name;

    public string Expression => schedule.Expression;

    public DateTimeOffset? Last => state.Last;

    public DateTimeOffset Next => state.Next;

    /// <summary>Why the last run failed, if it did. The next run comes at its time all the same.</summary>
    public string? Failure { get; private set; }

    public bool IsRunning => once.CurrentCount == 0;

    internal bool IsDue => state.Next <= clock.GetUtcNow();

    /// <summary>Runs now, whatever the schedule says; the schedule goes on as before.</summary>
    public Task RunNowAsync(CancellationToken cancellation = default) =>
        OneAtATimeAsync(
            async () => Remember(state with { Last = await RunAsync(isPastDue: false, cancellation) }),
            cancellation
        );

    public void Dispose() => once.Dispose();

    internal Task RunIfDueAsync(CancellationToken cancellation) =>
        OneAtATimeAsync(
            async () =>
            {
                if (!IsDue)
                    return;
                var started = await RunAsync(isPastDue: IsLate(), cancellation);
                var now = clock.GetUtcNow();
                Remember(state with { Last = started, Next = schedule.NextAfter(now > state.Next ? now : state.Next) });
            },
            cancellation
        );

    // A timer that wakes a moment after its second is not late; one that finds the next due time gone too, or an hour, is.
    private bool IsLate() => clock.GetUtcNow() - state.Next > TimeSpan.FromSeconds(1);

    private async Task OneAtATimeAsync(Func<Task> run, CancellationToken cancellation)
    {
        await once.WaitAsync(cancellation);
        try
        {
            await run();
        }
        finally
        {
            once.Release();
        }
    }

    /// <returns>When it began.</returns>
    private async Task<DateTimeOffset> RunAsync(bool isPastDue, CancellationToken cancellation)
    {
        var started = clock.GetUtcNow();
        try
        {
            await runner.TickAsync(function, Info(isPastDue, started), cancellation);
            Failure = null;
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            Failure = broken.Message;
            Failed(log, broken, Name);
        }
        return started;
    }

    private TimerInfo Info(bool isPastDue, DateTimeOffset now) =>
        new()
        {
            IsPastDue = isPastDue,
            ScheduleStatus = new ScheduleStatus
            {
                Last = state.Last?.UtcDateTime ?? default,
                Next = schedule.NextAfter(now).UtcDateTime,
                LastUpdated = state.Last?.UtcDateTime ?? default,
            },
        };

    private void Remember(TimerState changed)
    {
        state = changed;
        file.Save(Name, changed);
    }

    [LoggerMessage(2402, LogLevel.Error, "Timer {Function} failed")]
    private static partial void Failed(ILogger log, Exception failure, string function);
}
