namespace LocalFunctions.Clock;

/// <summary>Runs <paramref name="speed"/> times as fast as real time, from an anchor on; goes on while the host is down.</summary>
public sealed class FastClock(DateTimeOffset anchor, DateTimeOffset realAnchor, double speed) : LocalClock
{
    public override string Description => $"{speed:0.##} 倍速";

    public override DateTimeOffset GetUtcNow() => anchor + (System.GetUtcNow() - realAnchor) * speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, InRealTime(dueTime), InRealTime(period)), this);

    private TimeSpan InRealTime(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / speed;

    private sealed class FastTimer(ITimer real, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) =>
            real.Change(clock.InRealTime(dueTime), clock.InRealTime(period));

        public void Dispose() => real.Dispose();

        public ValueTask DisposeAsync() => real.DisposeAsync();
    }
}
