namespace LocalFunctions.Durable.Dispatch;

/// <summary>Callers that wait for an instance to change its state, by instance id.</summary>
internal sealed class Waiters
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, TaskCompletionSource> changes = [];

    /// <summary>Completes at the next change. Ask before looking at the state, so that none is missed.</summary>
    public Task NextChange(string instanceId)
    {
        lock (gate)
        {
            if (!changes.TryGetValue(instanceId, out var change))
                changes.Add(instanceId, change = new(TaskCreationOptions.RunContinuationsAsynchronously));
            return change.Task;
        }
    }

    /// <summary>The engine closes: who still waits is told so.</summary>
    public void Close()
    {
        lock (gate)
        {
            foreach (var change in changes.Values)
                change.SetException(new ObjectDisposedException(nameof(DurableEngine)));
            changes.Clear();
        }
    }

    public void Changed(string instanceId)
    {
        lock (gate)
        {
            if (changes.Remove(instanceId, out var change))
                change.SetResult();
        }
    }
}
