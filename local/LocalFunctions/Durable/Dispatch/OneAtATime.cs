namespace LocalFunctions.Durable.Dispatch;

/// <summary>
/// Everything the engine does, one piece after the other on the thread of whoever waits for it to be idle: who derives
/// from this decides which piece comes next, what is repeated and held back, and where it fails.
/// </summary>
internal abstract class OneAtATime
{
    private readonly List<(string Name, Func<Task> Run)> ready = [];
    private bool isRunning;

    public bool Any => ready.Count > 0;

    public void Add(string name, Func<Task> run) => ready.Add((name, run));

    /// <summary>The next piece, to its end; false if there is none.</summary>
    public async Task<bool> RunOneAsync()
    {
        if (ready.Count == 0)
            return false;
        if (isRunning)
            throw new InvalidOperationException("One piece of work is still running.");
        var next = Choose([.. ready.Select(one => one.Name)]);
        var (_, run) = ready[next];
        ready.RemoveAt(next);
        isRunning = true;
        try
        {
            await run();
        }
        finally
        {
            isRunning = false;
        }
        return true;
    }

    /// <summary>Which of those that are ready is next.</summary>
    protected abstract int Choose(IReadOnlyList<string> names);

    /// <summary>How long, in the clock's time, an activity is held back before it may begin.</summary>
    public abstract TimeSpan DelayOf(string activity);

    /// <summary>Whether an activity is run once more, its first answer lost.</summary>
    public abstract bool IsRepeated(string activity);

    /// <summary>Whatever it throws is how the write fails; nothing of it is done.</summary>
    public abstract void BeforeWrite();

    /// <summary>The write is in the file, and nobody knows yet. What it throws is nobody's to catch: the process is over.</summary>
    public abstract void AfterWrite();
}
