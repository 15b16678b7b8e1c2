using System.Diagnostics;
using Delivery.Domain.Programme;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Storage.Programme;
using Delivery.TestKit;
using LocalFunctions.Measuring;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>The published week as 16 callers at a time ask the host for it, and what one of them costs of storage.</summary>
internal static class WeekVisits
{
    private const int Visits = 1_000;
    private const int FeedPages = 300;
    private const string Week = "/programmes/2026-W38";
    private static readonly ParallelOptions Callers = new() { MaxDegreeOfParallelism = 16 };

    public static async Task<IReadOnlyList<Measurement>> TakeAsync(WeeklyProgramme edition)
    {
        await using var app = await DeliveryApp.StartAsync(
            "2026-09-11T16:00",
            new Dictionary<string, string?> { ["Delivery:Rates:VisitsPerNetwork"] = "0" }
        );
        await app.Services.GetRequiredService<Programmes>().AddAsync(edition);
        await app
            .Services.GetRequiredService<FeedItems>()
            .PutAsync(FeedKind.Sessions, FeedContents.Sessions(LessonVersions.Of([edition])), DateTimeOffset.UnixEpoch);
        var lessons = edition.Lessons.Count;
        return
        [
            await LineAsync(app, $"the week of {lessons} lessons shown by the host", Week, Visits),
            await LineAsync(app, "one district of it", $"{Week}?district=310104", Visits),
            await LineAsync(app, "a page of the open-data feed", "/feeds/openactive/scheduled-sessions", FeedPages),
        ];
    }

    private static async Task<Measurement> LineAsync(DeliveryApp app, string what, string path, int visits)
    {
        using var first = await app.Anonymous.GetAsync(path);
        first.EnsureSuccessStatusCode();
        var size = (await first.Content.ReadAsByteArrayAsync()).Length;
        await RateAsync(app, path, visits / 10, tag: null);
        var before = RequestsOf(app);
        var whole = await RateAsync(app, path, visits, tag: null);
        var requests = (RequestsOf(app) - before) / (double)visits;
        var unchanged = await RateAsync(app, path, visits, first.Headers.ETag!.ToString());
        return new Measurement(
            $"{what} ({size / 1024} KiB, {requests:0.00} storage requests)",
            $"{whole:N0} /s",
            $"{unchanged:N0} /s for who has it already",
            $"{whole / unchanged:0.0}"
        );
    }

    private static async Task<double> RateAsync(DeliveryApp app, string path, int visits, string? tag)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, visits),
            Callers,
            async (_, cancelled) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                if (tag is not null)
                    request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                using var answer = await app.Anonymous.SendAsync(request, cancelled);
                if ((int)answer.StatusCode != (tag is null ? 200 : 304))
                    throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
                await answer.Content.ReadAsByteArrayAsync(cancelled);
            }
        );
        return visits / watch.Elapsed.TotalSeconds;
    }

    private static long RequestsOf(DeliveryApp app) =>
        app.Host.Tally.All.Where(one => one.Kind == WorkKind.Storage).Sum(one => one.Work.Count);
}
