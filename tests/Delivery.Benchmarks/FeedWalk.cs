using System.Diagnostics;
using System.Text.Json;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Storage.Programme;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>A reader's first walk through the open-data feed, page after page to the empty one; beside it how long it took to put the items there.</summary>
internal static class FeedWalk
{
    public static async Task<IReadOnlyList<Measurement>> TakeAsync(int items)
    {
        await using var app = await DeliveryApp.StartAsync(
            "2026-09-11T16:00",
            new Dictionary<string, string?> { ["Delivery:Rates:VisitsPerNetwork"] = "0" }
        );
        var wanted = FeedContents.Sessions(LessonVersions.Of([EditionMeasurement.Of(items)]));
        var feed = app.Services.GetRequiredService<FeedItems>();
        var watch = Stopwatch.StartNew();
        await feed.PutAsync(FeedKind.Sessions, wanted, DateTimeOffset.UnixEpoch);
        var put = watch.Elapsed;
        watch.Restart();
        var (read, pages) = await WalkAsync(app.Anonymous);
        return read == items
            ?
            [
                new Measurement(
                    $"{items:N0} items of the open-data feed walked, {pages} pages",
                    $"{watch.Elapsed.TotalSeconds:0.0} s, {items / watch.Elapsed.TotalSeconds:N0} /s",
                    $"{put.TotalSeconds:0.0} s, {items / put.TotalSeconds:N0} /s to put them there",
                    $"{put / watch.Elapsed:0.0}"
                ),
            ]
            : throw new InvalidOperationException($"{read} of {items} items were read.");
    }

    private static async Task<(int Items, int Pages)> WalkAsync(HttpClient http)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = $"/feeds/openactive/{FeedKind.Sessions}";
        for (var pages = 1; ; pages++)
        {
            using var answer = await http.GetAsync(next);
            answer.EnsureSuccessStatusCode();
            using var page = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            var items = page.RootElement.GetProperty("items");
            if (items.GetArrayLength() == 0)
                return (seen.Count, pages);
            foreach (var item in items.EnumerateArray())
                seen.Add(item.GetProperty("id").GetString()!);
            next = new Uri(page.RootElement.GetProperty("next").GetString()!).PathAndQuery;
        }
    }
}
