namespace LocalFunctions.Http;

/// <summary>The functions that are answering a request now. The host's own pages do not count: they may be waiting for this.</summary>
internal sealed class RequestsInFlight
{
    private readonly Lock gate = new();
    private TaskCompletionSource none = Completed();
    private int count;

    public bool None
    {
        get
        {
            lock (gate)
                return count == 0;
        }
    }

    public async Task CountAsync(Func<Task> answer)
    {
        Enter();
        try
        {
            await answer();
        }
        finally
        {
            Leave();
        }
    }

    public Task WhenNoneAsync(CancellationToken cancellation)
    {
        lock (gate)
            return none.Task.WaitAsync(cancellation);
    }

    private void Enter()
    {
        lock (gate)
        {
            if (count++ == 0)
                none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--count == 0)
                none.SetResult();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
