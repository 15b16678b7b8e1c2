namespace LocalFunctions.Clock;

/// <summary>Stands still until it is set; then the timers that fell due on the way fire, each at its own moment.</summary>
/// <param name="runs">Whether the host sets it on as real time passes.</param>
public sealed class SimulatedClock(DateTimeOffset start, Action<DateTimeOffset> remember, bool runs = false)
    : LocalClock
{
    private readonly Lock gate = new();
    private readonly SortedSet<SimulatedTimer> pending = new(SimulatedTimer.ByDueTime);
    private DateTimeOffset now = start.ToUniversalTime();
    private long created;

    public override string Description => runs ? "模拟时间，照常走" : "模拟时间";

    public bool Runs => runs;

    /// <summary>When the next timer that was made from this clock is due.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (gate)
                return pending.Min?.DueAt;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    /// <summary>The new time is remembered before anything happens in it, so that a killed host goes on from there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies in the past.</exception>
    public void Set(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        remember(time);
        while (TakeDue(time) is { } timer)
            timer.Fire();
        lock (gate)
            now = time.ToUniversalTime();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, Interlocked.Increment(ref created), () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    internal void Schedule(SimulatedTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            pending.Remove(timer);
            timer.Period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.DueAt = now + dueTime;
            pending.Add(timer);
        }
        // A timer that is due at once does not wait for the clock to be moved, for nothing may ever move it.
        if (dueTime == TimeSpan.Zero)
            ThreadPool.QueueUserWorkItem(_ => FireIfDue(timer));
    }

    private void FireIfDue(SimulatedTimer timer)
    {
        lock (gate)
        {
            if (timer.DueAt > now || !pending.Remove(timer))
                return;
            Again(timer);
        }
        timer.Fire();
    }

    private SimulatedTimer? TakeDue(DateTimeOffset until)
    {
        lock (gate)
        {
            if (pending.Min is not { } first || first.DueAt > until)
                return null;
            pending.Remove(first);
            now = first.DueAt > now ? first.DueAt : now;
            Again(first);
            return first;
        }
    }

    private void Again(SimulatedTimer timer)
    {
        if (timer.Period <= TimeSpan.Zero)
            return;
        timer.DueAt = now + timer.Period;
        pending.Add(timer);
    }
}
