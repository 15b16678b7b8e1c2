namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The one thread, in turns, that an orchestrator may run on. What it awaits from its context continues here at once, as on
/// the platform; a continuation that comes from anywhere else is never run, and is reported.
/// </summary>
internal sealed class GuardedThread(Action foreignContinuation) : SynchronizationContext
{
    private int owner;

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
            foreignContinuation();
            return;
        }
        Inside(() =>
        {
            d(state);
            return true;
        });
    }

    public override void Send(SendOrPostCallback d, object? state) => Post(d, state);

    public override SynchronizationContext CreateCopy() => this;
}
