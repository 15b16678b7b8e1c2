namespace LocalFunctions.Durable.Replay;

/// <summary>
/// Events raised before their wait and waits before their event, by name without regard to case. As in the worker,
/// the newest wait gets the next event, so that a wait abandoned in a loop does not swallow it; a wait that was cancelled
/// and is the newest does swallow it, and <paramref name="onLost"/> is told the event's name.
/// </summary>
internal sealed class ExternalEvents(Action<Action, CancellationToken> onCancel, Action<string> onLost)
{
    private readonly Dictionary<string, Stack<EventWait>> waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> buffer = [];

    /// <summary>Whether an event could still wake the orchestrator.</summary>
    public bool IsAwaited => waits.Values.Any(waiting => waiting.Any(wait => !wait.IsOver));

    /// <summary>Raised and not yet taken, oldest first.</summary>
    public IReadOnlyList<(string Name, string? Payload)> Unprocessed => buffer;

    public void Raise(string name, string? payload)
    {
        if (!waits.TryGetValue(name, out var waiting))
        {
            buffer.Add((name, payload));
            return;
        }
        var newest = waiting.Pop();
        if (waiting.Count == 0)
            waits.Remove(name);
        if (newest.IsOver)
            onLost(name);
        else
            newest.Complete(payload);
    }

    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        DemandOneType<T>(name);
        var wait = new EventWait<T>(name);
        var buffered = buffer.FindIndex(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        if (buffered >= 0)
        {
            var payload = buffer[buffered].Payload;
            buffer.RemoveAt(buffered);
            wait.Complete(payload);
            return wait.Task;
        }
        if (!waits.TryGetValue(name, out var waiting))
            waits.Add(name, waiting = new Stack<EventWait>());
        waiting.Push(wait);
        onCancel(() => OrchestratorThread.Outside(() => wait.Cancel(cancellation)), cancellation);
        return wait.Task;
    }

    private void DemandOneType<T>(string name)
    {
        if (waits.TryGetValue(name, out var waiting) && waiting.Peek() is not EventWait<T>)
            throw new ArgumentException(
                $"Event '{name}' is already awaited as {waiting.Peek().Type} and cannot also be awaited as {typeof(T)}.",
                nameof(name)
            );
    }
}

internal abstract class EventWait(Type type)
{
    public Type Type { get; } = type;

    /// <summary>It was cancelled: an event that it gets is lost.</summary>
    public abstract bool IsOver { get; }

    public abstract void Complete(string? payload);
}

internal sealed class EventWait<T>(string name) : EventWait(typeof(T))
{
    private readonly TaskCompletionSource<T> answer = new();

    public Task<T> Task => answer.Task;

    public override bool IsOver => answer.Task.IsCompleted;

    /// <exception cref="PoisonMessageException">The payload cannot be read as the type that is awaited.</exception>
    public override void Complete(string? payload)
    {
        T? value;
        try
        {
            value = DurableJson.Read<T>(payload);
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or NotSupportedException)
        {
            throw new PoisonMessageException(
                $"The payload of event '{name}' cannot be read as {typeof(T)}: {unreadable.Message}"
            );
        }
        answer.SetResult(value!);
    }

    public void Cancel(CancellationToken cancellation) => answer.TrySetCanceled(cancellation);
}
