using Microsoft.Extensions.Logging;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>A step could not be read or written: said in the log, and tried again after a pause of real time.</summary>
internal sealed partial class Trouble(WorkGauge work, ILogger log, TimeSpan pause)
{
    public void TryAgain(Action again, Exception reason)
    {
        LogTrouble(reason, pause);
        work.Enter();
        _ = After(again);
    }

    private async Task After(Action again)
    {
        await Task.Delay(pause);
        again();
        work.Leave();
    }

    [LoggerMessage(2201, LogLevel.Error, "The durable engine could not write a step; it tries again in {Pause}")]
    private partial void LogTrouble(Exception failure, TimeSpan pause);
}
