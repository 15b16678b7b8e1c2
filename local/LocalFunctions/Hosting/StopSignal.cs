using System.Runtime.InteropServices;

namespace LocalFunctions.Hosting;

internal static class StopSignal
{
    /// <summary>Returns when the process is asked to end, by Ctrl-C or by the system.</summary>
    public static async Task WaitAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
        await asked.Task;

        void Ask(PosixSignalContext signal)
        {
            // Without this the runtime ends the process before the host has closed.
            signal.Cancel = true;
            asked.TrySetResult();
        }
    }
}
