namespace LocalFunctions.Clock;

internal sealed class SimulatedTimer(SimulatedClock clock, long sequence, Action callback) : ITimer
{
    public static readonly IComparer<SimulatedTimer> ByDueTime = Comparer<SimulatedTimer>.Create(
        (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : a.Sequence.CompareTo(b.Sequence)
    );

    private bool disposed;

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Zero or negative for a timer that fires once.</summary>
    public TimeSpan Period { get; set; }

    private long Sequence { get; } = sequence;

    public void Fire() => callback();

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (disposed)
            return false;
        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose()
    {
        Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        disposed = true;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
