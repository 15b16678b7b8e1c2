using LocalFunctions.Durable.History;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>What the orchestrator has called and not yet heard of: activities, children and timers, by number.</summary>
internal sealed class OpenCalls
{
    private readonly Dictionary<int, OpenCall> calls = [];
    private readonly Dictionary<int, TaskCompletionSource> timers = [];
    private List<int> cancelled = [];

    public bool IsEmpty => calls.Count == 0 && timers.Count == 0;

    public bool HasTimers => timers.Count > 0;

    /// <summary>Timers cancelled in this step.</summary>
    public IReadOnlyList<int> Cancelled => cancelled;

    public void BeginStep() => cancelled = [];

    public Task<T> Add<T>(string name, int id)
    {
        var call = new OpenCall<T>(name, id);
        calls.Add(id, call);
        return call.Task;
    }

    public Task AddTimer(int id)
    {
        var timer = new TaskCompletionSource();
        timers.Add(id, timer);
        return timer.Task;
    }

    public void CancelTimer(int id, CancellationToken cancellation)
    {
        if (!timers.Remove(id, out var timer))
            return;
        cancelled.Add(id);
        OrchestratorThread.Outside(() => timer.SetCanceled(cancellation));
    }

    public void FireTimer(int id)
    {
        if (timers.Remove(id, out var timer))
            timer.SetResult();
    }

    public void Complete(int id, string? result)
    {
        if (calls.Remove(id, out var call))
            call.Complete(result);
    }

    public void Fail(int id, TaskFailureDetails failure, bool final)
    {
        if (calls.Remove(id, out var call))
            call.Fail(failure, final);
    }
}
