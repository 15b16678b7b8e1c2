namespace LocalFunctions.Durable.Dispatch;

/// <summary>A step could not be read or written: said in the log, and tried again after a pause of real time.</summary>
internal sealed partial class Trouble(WorkGauge work, ILogger log, TimeSpan pause, OneAtATime? turns)
{
    public void TryAgain(Action again, Exception reason)
    {
        LogTrouble(reason, pause);
        work.Enter();
        if (turns is not null)
            turns.Add("again", () => Again(again));
        else
            _ = AfterPause(again);
    }

    private async Task AfterPause(Action again)
    {
        await Task.Delay(pause);
        await Again(again);
    }

    private Task Again(Action again)
    {
        again();
        work.Leave();
        return Task.CompletedTask;
    }

    [LoggerMessage(2201, LogLevel.Error, "The durable engine could not write a step; it tries again in {Pause}")]
    private partial void LogTrouble(Exception failure, TimeSpan pause);
}
