using System.Diagnostics;
using Delivery.TestKit;

namespace Delivery.Benchmarks;

/// <summary>Tests a second: each starts the whole app on simulated time, asks for a page and lets a week pass.</summary>
public static class KitMeasurement
{
    private const int Tests = 60;

    public static async Task<IReadOnlyList<Measurement>> TakeAsync()
    {
        await RunAsync();
        var watch = Stopwatch.StartNew();
        for (var test = 0; test < Tests; test++)
            await RunAsync();
        var alone = Tests / watch.Elapsed.TotalSeconds;
        watch.Restart();
        await Task.WhenAll(Enumerable.Range(0, Tests).Select(_ => RunAsync()));
        var together = Tests / watch.Elapsed.TotalSeconds;
        return
        [
            new Measurement(
                "tests with the whole app, a page and a week of simulated time, side by side",
                $"{together:0} /s",
                $"{alone:0} /s one after another",
                $"{together / alone:0.0}"
            ),
        ];
    }

    private static async Task RunAsync()
    {
        await using var app = await DeliveryApp.StartAsync("2026-09-01T08:00");
        using var page = await app.Anonymous.GetAsync("/");
        page.EnsureSuccessStatusCode();
        await app.AdvanceAsync(TimeSpan.FromDays(7));
    }
}
