using System.Globalization;
using LocalFunctions.Durable;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Durable;

/// <summary>The process that is killed: it starts one load after the other and notes each start it was promised.</summary>
internal static class CrashChild
{
    public const string Folder = "DELIVERY_CRASH_FOLDER";
    public const string Run = "DELIVERY_CRASH_RUN";
    private const int UnderWay = 40;

    public static string PromisesOf(string folder) => Path.Combine(folder, "promised.txt");

    public static async Task<int> RunAsync(string folder)
    {
        var run = int.Parse(Environment.GetEnvironmentVariable(Run)!, CultureInfo.InvariantCulture);
        var promises = new Ledger(PromisesOf(folder));
        // A small cache, so that dropping and replaying live instances is part of the load.
        await using var engine = new CrashLoad(folder, run).Open(new DurableOptions { CachedInstances = 20 });
        if (await engine.Client.GetInstanceAsync(CrashLoad.Counter) is null)
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(
                "Counter",
                input: null,
                new StartOrchestrationOptions(CrashLoad.Counter)
            );
        await Console.Out.WriteLineAsync("ready");
        await Task.WhenAll(Enumerable.Range(0, UnderWay).Select(line => LoadForeverAsync(engine, promises, run, line)));
        return 0;
    }

    private static async Task LoadForeverAsync(DurableEngine engine, Ledger promises, int run, int line)
    {
        for (var i = 0; ; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"load-{run}-{line}-{i}");
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Load", null, new StartOrchestrationOptions(id));
            promises.Write(id);
            await engine.Client.WaitForInstanceCompletionAsync(id);
        }
    }
}
