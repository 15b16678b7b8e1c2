using Microsoft.Extensions.Logging;

namespace Delivery.Local.Durable.Dispatch;

/// <summary>The file could not be read or written: said in the log, and tried again after a pause of real time.</summary>
internal sealed partial class Trouble(WorkGauge work, ILogger log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public void TryAgain(Action again, Exception reason)
    {
        NoFile(reason, Pause);
        work.Enter();
        _ = After(again);
    }

    private async Task After(Action again)
    {
        await Task.Delay(Pause);
        again();
        work.Leave();
    }

    [LoggerMessage(2201, LogLevel.Error, "The durable engine could not use its file; it tries again in {Pause}")]
    private partial void NoFile(Exception failure, TimeSpan pause);
}
