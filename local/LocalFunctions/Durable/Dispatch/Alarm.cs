namespace LocalFunctions.Durable.Dispatch;

/// <summary>Rings when the earliest timer is due by the given clock, and when asked to look.</summary>
internal sealed class Alarm : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Action ring;
    private readonly ITimer timer;
    private DateTimeOffset? next;
    private bool started;
    private bool ringing;

    public Alarm(TimeProvider clock, Action ring)
    {
        this.clock = clock;
        this.ring = ring;
        timer = clock.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? Next
    {
        get
        {
            lock (gate)
                return next;
        }
    }

    public bool IsDue
    {
        get
        {
            lock (gate)
                return started && next <= clock.GetUtcNow();
        }
    }

    public void Start()
    {
        lock (gate)
            started = true;
        Look();
    }

    /// <summary>Called after every commit, also after the one in which the alarm's own work was done.</summary>
    public void Set(DateTimeOffset? earliest)
    {
        lock (gate)
        {
            if (next == earliest)
                return;
            next = earliest;
        }
        Look();
    }

    /// <summary>What was due has fired; there may be more.</summary>
    public void Answered()
    {
        lock (gate)
            ringing = false;
        Look();
    }

    public void Look()
    {
        lock (gate)
        {
            if (!started || ringing || next is not { } due)
                return;
            var wait = due - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                var atLeast = wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait;
                timer.Change(atLeast < Longest ? atLeast : Longest, Timeout.InfiniteTimeSpan);
                return;
            }
            ringing = true;
        }
        ring();
    }

    public void Dispose() => timer.Dispose();
}
