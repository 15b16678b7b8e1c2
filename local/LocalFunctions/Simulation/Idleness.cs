using LocalFunctions.Durable;
using LocalFunctions.Http;
using LocalFunctions.Timers;

namespace LocalFunctions.Simulation;

/// <summary>Knows when there is nothing left to do now: no request, no timer, no orchestration step, no activity.</summary>
internal sealed class Idleness(RequestsInFlight requests, FunctionTimers timers, DurableEngine engine)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>How often it had to look again after a pause, since nobody tells when a timer function ends.</summary>
    public int Pauses { get; private set; }

    /// <summary>Nothing runs, and no timer is due.</summary>
    public Task WaitAsync(CancellationToken cancellation = default) => UntilAsync(() => timers.IsIdle, cancellation);

    /// <summary>Nothing runs. A timer that is due waits for whoever asks.</summary>
    public Task WhenNothingRunsAsync(CancellationToken cancellation) =>
        UntilAsync(() => !timers.AnyRunning, cancellation);

    // Looked at in the order in which work flows, so that nothing slips through between two looks.
    private async Task UntilAsync(Func<bool> timersDone, CancellationToken cancellation)
    {
        do
        {
            await requests.WhenNoneAsync(cancellation);
            for (; !timersDone(); Pauses++)
                await Task.Delay(Pause, cancellation);
            await engine.WhenIdleAsync(cancellation);
        } while (!(requests.None && timersDone() && engine.IsIdle));
    }
}
