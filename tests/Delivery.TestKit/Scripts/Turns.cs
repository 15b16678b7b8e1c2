using System.Collections.Concurrent;

namespace Delivery.TestKit.Scripts;

/// <summary>Runs an orchestrator on this thread: what it awaits goes on here, one turn after another.</summary>
internal sealed class Turns : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> turns = new();

    public override void Post(SendOrPostCallback d, object? state) => turns.Enqueue((d, state));

    /// <param name="moveOn">Asked whenever the work waits; false when nothing is left that could end the wait.</param>
    public static Task<T> Take<T>(Func<Task<T>> work, Func<bool> moveOn)
    {
        var before = Current;
        var here = new Turns();
        SetSynchronizationContext(here);
        try
        {
            var run = work();
            do here.Drain();
            while (!run.IsCompleted && moveOn());
            return run;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private void Drain()
    {
        while (turns.TryDequeue(out var turn))
            turn.Callback(turn.State);
    }
}
