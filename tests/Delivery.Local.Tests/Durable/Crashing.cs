using System.Diagnostics;
using System.Globalization;
using Delivery.Local.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Delivery.Local.Tests.Durable;

public sealed class Crashing : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("durable-crash-").FullName;

    private static int Kills =>
        int.Parse(Environment.GetEnvironmentVariable("DELIVERY_KILLS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_instant_it_loses_no_step_and_repeats_an_activity_at_most_once_for_each_kill()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var run = 0; run < Kills; run++)
            await KillAsync(run, random.Next(0, 400));

        await using var engine = new CrashLoad(folder, Kills).Open(new DurableOptions());
        await FinishAsync(engine);

        var loads = engine.Instances(new InstanceFilter(Name: "Load", PageSize: int.MaxValue));
        var said = $"seed {seed}, {loads.Count} loads";
        TestContext.Current.SendDiagnosticMessage(said);
        Assert.All(loads, load => Assert.True(load.Status == OrchestrationRuntimeStatus.Completed, $"{load} {said}"));
        Assert.Empty(File.ReadLines(CrashChild.PromisesOf(folder)).Except(loads.Select(load => load.Id)));
        var told = (await engine.Client.GetInstanceAsync(CrashLoad.Counter, true))!.ReadCustomStatusAs<int>();
        Assert.True(told == loads.Count, $"{told} told the counter; {said}");
        ActivitiesAddUp(loads);
    }

    /// <summary>Ten activities for each load; within one run of the process each at most once.</summary>
    private void ActivitiesAddUp(IReadOnlyList<InstanceSummary> loads)
    {
        var lines = File.ReadAllLines(CrashLoad.LedgerOf(folder));
        Assert.Equal(lines.Length, lines.Distinct().Count());
        var calls = lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct();
        Assert.Equal(loads.Count * 10, calls.Count());
        Assert.True(loads.Count >= Kills, $"Only {loads.Count} loads ran: the kills came before any work.");
    }

    private async Task KillAsync(int run, int milliseconds)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Delivery.Local.Tests"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
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

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
