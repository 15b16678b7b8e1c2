namespace LocalFunctions.Hosting;

internal static class ConsoleLog
{
    /// <summary>Warnings and what is worse, one line each: the addresses printed at the start stay in sight.</summary>
    public static void Add(ILoggingBuilder log) =>
        log.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            })
            .SetMinimumLevel(LogLevel.Warning);
}
