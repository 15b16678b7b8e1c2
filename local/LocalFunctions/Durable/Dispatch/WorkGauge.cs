namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// How much is queued or running. What follows from a piece of work enters before that piece leaves, so zero means
/// that nothing is left to do.
/// </summary>
internal sealed class WorkGauge
{
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> waiting = [];
    private long count;

    public bool IsZero => Interlocked.Read(ref count) == 0;

    public void Enter() => Interlocked.Increment(ref count);

    public void Leave()
    {
        if (Interlocked.Decrement(ref count) == 0)
            Release();
    }

    public Task WhenZeroAsync(CancellationToken cancellation)
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiting.Add(idle);
        if (IsZero)
            Release();
        return idle.Task.WaitAsync(cancellation);
    }

    private void Release()
    {
        TaskCompletionSource[] idle;
        lock (gate)
        {
            idle = [.. waiting];
            waiting.Clear();
        }
        foreach (var one in idle)
            one.SetResult();
    }
}
