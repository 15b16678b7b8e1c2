namespace LocalFunctions.Timers;

/// <summary>All timer functions: by themselves where time flows, by the clock's mover where it stands still.</summary>
public sealed partial class FunctionTimers : IDisposable
{
    // Longer waits than this are cut up: a system timer counts no further than 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    private readonly TimeProvider clock;
    private readonly ILogger log;

    internal FunctionTimers(IEnumerable<FunctionTimer> timers, TimeProvider clock, ILogger log) =>
        (All, this.clock, this.log) = ([.. timers.OrderBy(timer => timer.Name, StringComparer.Ordinal)], clock, log);

    public IReadOnlyList<FunctionTimer> All { get; }

    /// <summary>When the next timer is due; null if there is none.</summary>
    public DateTimeOffset? Next => All.Count == 0 ? null : All.Min(timer => timer.Next);

    public FunctionTimer? Find(string name) =>
        All.FirstOrDefault(timer => timer.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public void Dispose()
    {
        foreach (var timer in All)
            timer.Dispose();
    }

    internal bool AnyRunning => All.Any(timer => timer.IsRunning);

    internal bool IsIdle => !AnyRunning && !All.Any(timer => timer.IsDue);

    /// <summary>Runs what is due, one after the other in the order of due time and name, so that a simulation repeats itself.</summary>
    internal async Task RunDueAsync(Func<Task> afterEach, CancellationToken cancellation)
    {
        foreach (var timer in All.Where(timer => timer.IsDue).OrderBy(timer => timer.Next).ToArray())
        {
            await timer.RunIfDueAsync(cancellation);
            await afterEach();
        }
    }

    /// <summary>Runs every timer at its time until cancelled.</summary>
    internal Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(All.Select(timer => RunAsync(timer, cancellation)));

    private async Task RunAsync(FunctionTimer timer, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var wait = timer.Next - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, cancellation);
            await RunIfDueAsync(timer, cancellation);
        }
    }

    // A full disk must not end the timers for good: the next run tries to remember again.
    private async Task RunIfDueAsync(FunctionTimer timer, CancellationToken cancellation)
    {
        try
        {
            await timer.RunIfDueAsync(cancellation);
        }
        catch (IOException failed)
        {
            NotRemembered(log, failed, timer.Name);
        }
    }

    [LoggerMessage(2401, LogLevel.Error, "Timer {Function} could not be remembered")]
    private static partial void NotRemembered(ILogger log, Exception failure, string function);
}
