namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The one thread, in turns, that an orchestrator may run on. What it awaits from its context continues here, in
/// order; a continuation that comes from anywhere else is never run, and is reported.
/// </summary>
internal sealed class OrchestratorThread(Action foreignContinuation) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Run, object? State)> ready = new();
    private int owner;

    public bool IsCurrent => Volatile.Read(ref owner) == Environment.CurrentManagedThreadId;

    /// <summary>Completes something the orchestrator may be waiting for, then runs it until it waits again.</summary>
    public void Turn(Action begin)
    {
        var before = Current;
        Volatile.Write(ref owner, Environment.CurrentManagedThreadId);
        try
        {
            Outside(begin);
            SetSynchronizationContext(this);
            while (ready.TryDequeue(out var next))
                next.Run(next.State);
        }
        finally
        {
            Volatile.Write(ref owner, 0);
            SetSynchronizationContext(before);
        }
    }

    /// <summary>
    /// Completes a task outside this context: awaits that captured it queue here, and awaits with
    /// ConfigureAwait(false) go on at once instead of escaping to the thread pool.
    /// </summary>
    public static void Outside(Action complete)
    {
        var before = Current;
        SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
            ready.Enqueue((d, state));
        else
            foreignContinuation();
    }

    public override void Send(SendOrPostCallback d, object? state) => RunOrReport(() => d(state));

    public void RunOrReport(Action action)
    {
        if (IsCurrent)
            action();
        else
            foreignContinuation();
    }

    public override SynchronizationContext CreateCopy() => this;
}
