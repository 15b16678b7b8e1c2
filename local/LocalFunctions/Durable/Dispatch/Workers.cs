namespace LocalFunctions.Durable.Dispatch;

/// <summary>Works off a queue, so many at a time; where nothing is queued, nothing waits.</summary>
internal sealed class Workers<T>(int most, Func<T, Task> work, OneAtATime? turns, Func<T, string> name)
{
    private readonly Lock gate = new();
    private readonly Line<T> line = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;
    private bool stopping;

    /// <param name="item">What is to be done.</param>
    /// <param name="begins">It is not under way yet, and lets those go first that are.</param>
    public void Add(T item, bool begins = false)
    {
        lock (gate)
        {
            if (stopping)
                return;
            if (turns is not null)
            {
                turns.Add(name(item), () => work(item));
                return;
            }
            line.Add(item, begins);
            if (running >= most)
                return;
            running++;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static workers => workers.Run(), this, preferLocal: false);
    }

    /// <summary>Takes nothing more, and completes when what runs is done.</summary>
    public Task StopAsync()
    {
        lock (gate)
        {
            stopping = true;
            line.Clear();
            if (running == 0)
                stopped.TrySetResult();
        }
        return stopped.Task;
    }

    // Nobody awaits a worker: should work throw, the program is broken and must not go on in silence.
    private async void Run()
    {
        while (TryTake(out var item))
            await work(item);
    }

    private bool TryTake(out T item)
    {
        lock (gate)
        {
            if (line.TryTake(out item))
                return true;
            running--;
            if (stopping && running == 0)
                stopped.TrySetResult();
            return false;
        }
    }
}
