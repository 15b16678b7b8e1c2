using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Ordering;
using Delivery.Local.City;
using Delivery.Local.City.Sums;
using LocalFunctions.Hosting;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Chaos;

/// <param name="Hash">Of everything that happened, in order: the same seed gives the same.</param>
/// <param name="Broken">What does not add up; empty if all is well.</param>
public sealed record ChaosResult(
    int Seed,
    string Hash,
    IReadOnlyList<string> Broken,
    int Steps,
    int Failures,
    int Repeats,
    int Kills
)
{
    public override string ToString() =>
        $"seed {Seed} {Hash} {Steps} steps, {Failures} failures, {Repeats} repeats, {Kills} kills"
        + string.Concat(Broken.Select(one => $"\n    ✗ {one}"));
}

/// <summary>A small season in which one seed decides everything: who is next, what fails, what comes twice, who dies.</summary>
public static class ChaosSeason
{
    // A simulated kill needs no disk to survive it.
    private static string Root { get; } = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <param name="trace">Gets every step, for comparing two runs.</param>
    public static async Task<ChaosResult> PlayAsync(int seed, TextWriter? trace = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, $"delivery-chaos-{Guid.NewGuid():N}")).FullName;
        using var world = new World(seed, trace);
        try
        {
            var broken = await PlayAsync(seed, world, folder);
            return new ChaosResult(
                seed,
                world.Trace.Hash,
                broken,
                world.Trace.Lines,
                world.Failures,
                world.Repeats,
                world.Kills
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(int seed, World world, string folder)
    {
        var options = CityOptions.Small(seed);
        await using var mortal = new MortalHost(world, folder, CityRun.BeginOf(options));
        await mortal.ReviveAsync();
        using var http = new HttpClient(new PatientPeople(world, mortal))
        {
            BaseAddress = mortal.Host.BaseUrl,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var api = new CityApi(http, MortalHost.StaffKey, MortalHost.ApproverKey);
        var calendar = await CalendarAsync(world, mortal);
        var run = new CityRun(api, options, calendar);
        try
        {
            await run.PlayAsync(mortal.Host.Clock.Now, (_, _) => { });
            var sums = new CitySums(api, run.Log, options);
            var proofs = await sums.ProveAsync();
            return
            [
                .. proofs
                    .Where(proof => !proof.Holds)
                    .Select(proof => $"{proof.Sentence}: {string.Join("; ", proof.Broken)}"),
                .. Orchestrations(mortal.Host),
            ];
        }
        catch (Exception stopped) when (stopped is not OutOfMemoryException)
        {
            return [$"{stopped.GetType().Name}: {stopped.Message}", .. Orchestrations(mortal.Host)];
        }
    }

    // The people know the calendar without asking a service that may fail them.
    private static async Task<WorkingCalendar> CalendarAsync(World world, MortalHost mortal)
    {
        while (true)
            try
            {
                await mortal.ReviveAsync();
                world.Leave();
                return await mortal.Host.Services.GetRequiredService<Calendars>().LoadAsync();
            }
            catch (Exception) when (world.IsDead)
            {
                // Killed meanwhile: the next process is asked.
            }
    }

    private static IEnumerable<string> Orchestrations(FunctionsHost host) =>
        host
            .Engine.Instances(new(Statuses: [OrchestrationRuntimeStatus.Failed], PageSize: 10))
            .Select(failed => $"{failed.Id} failed: {host.Engine.Story(failed.Id)!.Failure}")
            .Concat(host.Engine.SetAside().Select(aside => $"{aside.InstanceId}: {aside.Reason}"));
}
