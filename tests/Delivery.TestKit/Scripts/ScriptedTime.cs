namespace Delivery.TestKit.Scripts;

/// <summary>The moments of a script: timers that the orchestrator set, and events as the test wrote them.</summary>
internal sealed class ScriptedTime(DateTimeOffset start)
{
    private readonly DateTimeOffset start = start;
    private readonly List<ScriptedCall> calls = [];
    private readonly List<Moment> moments = [];
    private readonly List<(string Name, object Payload)> buffered = [];
    private readonly List<ScriptedWait> waits = [];

    public DateTimeOffset Now { get; private set; } = start;

    public IReadOnlyList<ScriptedCall> Calls => calls;

    /// <summary>The first disagreement, kept because an orchestrator may catch the exception that told it.</summary>
    public string? Complaint { get; private set; }

    public void Note(string name, object? input, string? instanceId = null) =>
        calls.Add(new ScriptedCall(Now, name, input, instanceId));

    public void Add(string eventName, object payload, TimeSpan after) =>
        moments.Add(new Moment(start + after, () => Raise(eventName, payload)));

    public ScriptException Disagree(string complaint)
    {
        Complaint ??= complaint;
        return new ScriptException(complaint, calls);
    }

    /// <summary>What has come to no end and was not cancelled either.</summary>
    public IReadOnlyList<string> Open =>
        [
            .. from moment in moments
            where moment.Ends is not null && !moment.Over.IsCancellationRequested
            select $"{moment.Ends} until {moment.At:yyyy-MM-dd HH:mm}",
        ];

    /// <param name="ends">What is over with it: the timer itself, or a call.</param>
    public Task Timer(string ends, DateTimeOffset due, CancellationToken over)
    {
        var timer = new TaskCompletionSource();
        moments.Add(new Moment(due.ToOffset(start.Offset), () => timer.TrySetResult()) { Ends = ends, Over = over });
        over.Register(() => timer.TrySetCanceled(over));
        return timer.Task;
    }

    public Task<T> Wait<T>(string eventName, CancellationToken over)
    {
        var wait = new ScriptedWait<T>(eventName, over);
        var early = buffered.FindIndex(one => wait.IsFor(one.Name));
        if (early < 0)
        {
            waits.Add(wait);
            return wait.Task;
        }
        wait.End(buffered[early].Payload);
        buffered.RemoveAt(early);
        return wait.Task;
    }

    /// <summary>Moves to the next moment and lets it happen; false when there is none.</summary>
    public bool MoveOn()
    {
        moments.RemoveAll(moment => moment.Over.IsCancellationRequested);
        if (Complaint is not null || moments.MinBy(moment => moment.At) is not { } next)
            return false;
        moments.Remove(next);
        Now = next.At > Now ? next.At : Now;
        next.Happen();
        return true;
    }

    // As the worker does: the newest wait gets the event, and one that was cancelled swallows it.
    private void Raise(string eventName, object payload)
    {
        if (waits.FindLast(wait => wait.IsFor(eventName)) is not { } newest)
        {
            buffered.Add((eventName, payload));
            return;
        }
        waits.Remove(newest);
        if (newest.IsOver)
            Complaint ??= $"{eventName} came to a wait that was cancelled and is lost: keep the wait open.";
        else
            newest.End(payload);
    }

    private sealed record Moment(DateTimeOffset At, Action Happen)
    {
        public string? Ends { get; init; }

        public CancellationToken Over { get; init; }
    }
}
