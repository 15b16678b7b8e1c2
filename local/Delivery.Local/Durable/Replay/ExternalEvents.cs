namespace Delivery.Local.Durable.Replay;

/// <summary>
/// Events raised before their wait and waits before their event, by name without regard to case. As in the worker,
/// the newest wait gets the next event, so that a wait abandoned in a loop does not swallow it.
/// </summary>
internal sealed class ExternalEvents(Action<Action, CancellationToken> onCancel)
{
    private readonly Dictionary<string, LinkedList<EventWait>> waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> buffer = [];

    public bool IsAwaited => waits.Count > 0;

    /// <summary>Raised and not yet taken, oldest first.</summary>
    public IReadOnlyList<(string Name, string? Payload)> Unprocessed => buffer;

    public void Raise(string name, string? payload)
    {
        if (waits.TryGetValue(name, out var waiting))
        {
            var newest = waiting.Last!.Value;
            Remove(name, newest);
            newest.Complete(payload);
        }
        else
            buffer.Add((name, payload));
    }

    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        var buffered = buffer.FindIndex(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        var wait = new EventWait<T>(name);
        if (buffered >= 0)
        {
            var payload = buffer[buffered].Payload;
            buffer.RemoveAt(buffered);
            wait.Complete(payload);
            return wait.Task;
        }
        Add(name, wait);
        onCancel(() => Cancel(name, wait, cancellation), cancellation);
        return wait.Task;
    }

    private void Add<T>(string name, EventWait<T> wait)
    {
        if (!waits.TryGetValue(name, out var waiting))
            waits.Add(name, waiting = new LinkedList<EventWait>());
        else if (waiting.Last!.Value is not EventWait<T>)
            throw new ArgumentException(
                $"Event '{name}' is already awaited as {waiting.Last.Value.Type} and cannot also be awaited as {typeof(T)}.",
                nameof(name)
            );
        waiting.AddLast(wait);
    }

    private void Cancel<T>(string name, EventWait<T> wait, CancellationToken cancellation)
    {
        if (Remove(name, wait))
            OrchestratorThread.Outside(() => wait.Cancel(cancellation));
    }

    private bool Remove(string name, EventWait wait)
    {
        if (!waits.TryGetValue(name, out var waiting) || !waiting.Remove(wait))
            return false;
        if (waiting.Count == 0)
            waits.Remove(name);
        return true;
    }
}

internal abstract class EventWait(Type type)
{
    public Type Type { get; } = type;

    public abstract void Complete(string? payload);
}

internal sealed class EventWait<T>(string name) : EventWait(typeof(T))
{
    private readonly TaskCompletionSource<T> answer = new();

    public Task<T> Task => answer.Task;

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

    public void Cancel(CancellationToken cancellation) => answer.SetCanceled(cancellation);
}
