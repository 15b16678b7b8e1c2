namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The one thread, in turns, that an orchestrator may run on. What it awaits from its context continues here at once, as on
/// the platform; a continuation that comes from anywhere else is never run, and is reported.
/// </summary>
internal sealed class GuardedThread(Action foreignContinuation) : SynchronizationContext
{
    private int owner;
    private volatile bool wasLeft;

    /// <summary>Something of the orchestrator's happened on another thread: nothing that it does from then on can be replayed.</summary>
    public bool WasLeft => wasLeft;

    public bool IsCurrent => Volatile.Read(ref owner) == Environment.CurrentManagedThreadId;

    public T Turn<T>(Func<T> run)
    {
        Volatile.Write(ref owner, Environment.CurrentManagedThreadId);
        try
        {
            return run();
        }
        finally
        {
            Volatile.Write(ref owner, 0);
        }
    }

    /// <summary>Runs the orchestrator's own code: whatever it awaits comes back to this context.</summary>
    public T Inside<T>(Func<T> code)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            return code();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            ReportLeft();
            return;
        }
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            d(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>A token that is cancelled on another thread, say after a delay of its own, is reported before it takes effect.</summary>
    public void Watch(CancellationToken cancellation) =>
        cancellation.Register(() =>
        {
            if (!IsCurrent)
                ReportLeft();
        });

    private void ReportLeft()
    {
        wasLeft = true;
        foreignContinuation();
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
