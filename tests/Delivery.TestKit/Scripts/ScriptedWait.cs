namespace Delivery.TestKit.Scripts;

/// <summary>An orchestrator's wait for one event.</summary>
internal abstract class ScriptedWait(string eventName)
{
    public abstract bool IsOver { get; }

    public bool IsFor(string name) => string.Equals(eventName, name, StringComparison.OrdinalIgnoreCase);

    public abstract void End(object payload);
}

internal sealed class ScriptedWait<T> : ScriptedWait
{
    private readonly TaskCompletionSource<T> source = new();

    public ScriptedWait(string eventName, CancellationToken over)
        : base(eventName) => over.Register(() => source.TrySetCanceled(over));

    public Task<T> Task => source.Task;

    public override bool IsOver => source.Task.IsCompleted;

    public override void End(object payload) => source.SetResult(Carried.Over<T>(payload)!);
}
