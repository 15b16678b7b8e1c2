using System.Diagnostics;
using System.Globalization;
using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class Crashing : IDisposable
{
    // Two processes at a time, each on a folder of its own, keep two cores busy with dying and rising.
    private const int Lanes = 2;
    private const int LongestLife = 250;
    private readonly string root = Directory.CreateTempSubdirectory("durable-crash-").FullName;

    private static int Kills =>
        int.Parse(Environment.GetEnvironmentVariable("DELIVERY_KILLS") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_instant_it_loses_no_step_and_repeats_an_activity_at_most_once_for_each_kill()
    {
        var seed = Random.Shared.Next();
        await Task.WhenAll(
            Enumerable.Range(0, Lanes).Select(lane => LaneAsync(Path.Combine(root, $"{lane}"), seed + lane))
        );
    }

    private static async Task LaneAsync(string folder, int seed)
    {
        Directory.CreateDirectory(folder);
        var kills = (Kills + Lanes - 1) / Lanes;
        var random = new Random(seed);
        for (var run = 0; run < kills; run++)
            await KillAsync(folder, run, random.Next(0, LongestLife));
        await ProveAsync(folder, kills, seed);
    }

    private static async Task ProveAsync(string folder, int kills, int seed)
    {
        await using var engine = new CrashLoad(folder, kills).Open(new DurableOptions());
        await FinishAsync(engine);

        var loads = engine.Instances(new InstanceFilter(Name: "Load", PageSize: int.MaxValue));
        var said = $"seed {seed}, {kills} kills, {loads.Count} loads";
        TestContext.Current.SendDiagnosticMessage(said);
        Assert.All(loads, load => Assert.True(load.Status == OrchestrationRuntimeStatus.Completed, $"{load} {said}"));
        Assert.Empty(File.ReadLines(CrashChild.PromisesOf(folder)).Except(loads.Select(load => load.Id)));
        var told = (await engine.Client.GetInstanceAsync(CrashLoad.Counter, true))!.ReadCustomStatusAs<int>();
        Assert.True(told == loads.Count, $"{told} told the counter; {said}");
        Assert.Empty(engine.SetAside());
        ActivitiesAddUp(folder, kills, loads);
    }

    /// <summary>Ten activities for each load; within one run of the process each at most once.</summary>
    private static void ActivitiesAddUp(string folder, int kills, IReadOnlyList<InstanceSummary> loads)
    {
        var lines = File.ReadAllLines(CrashLoad.LedgerOf(folder));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        var calls = lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct();
        Assert.Equal(loads.Count * 10, calls.Count());
        // A machine under load is killed before it gets far; what was begun in one life goes on in the next.
        Assert.True(loads.Count >= kills / 4, $"Only {loads.Count} loads ran: the kills came before any work.");
    }

    private static async Task KillAsync(string folder, int run, int milliseconds)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LocalFunctions.Tests"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                // A life is too short for measuring what to compile better.
                ["DOTNET_TieredPGO"] = "0",
                [CrashChild.Folder] = folder,
                [CrashChild.Run] = run.ToString(CultureInfo.InvariantCulture),
            },
        };
        using var child = Process.Start(start)!;
        try
        {
            Assert.Equal("ready", await child.StandardOutput.ReadLineAsync());
            await Task.Delay(milliseconds);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync();
        }
    }

    /// <summary>Timers of the loads are a few milliseconds of real time, so idle comes again and again.</summary>
    private static async Task FinishAsync(DurableEngine engine)
    {
        do await engine.WhenIdleAsync().WaitAsync(TimeSpan.FromSeconds(60));
        while (engine.NextTimer is not null);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
