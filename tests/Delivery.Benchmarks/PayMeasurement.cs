using System.Diagnostics;
using Delivery.TestKit;
using LocalFunctions.Measuring;

namespace Delivery.Benchmarks;

/// <summary>
/// A month's pay run from the making of its payslips to the last teacher paid: 20,000 lessons and 3,000 teachers, and beside
/// it a tenth of that. What it costs a lesson must not grow with the month.
/// </summary>
public static class PayMeasurement
{
    private static readonly PayMonthOf Tenth = new(2_000, 300);
    private static readonly PayMonthOf City = new(20_000, 3_000);

    public static Task<IReadOnlyList<Measurement>> TakeAsync() => CompareAsync(City, Tenth);

    /// <summary>The tenth alone, beside a tenth of it: a minute.</summary>
    public static Task<IReadOnlyList<Measurement>> TakeSmallAsync() => CompareAsync(Tenth, new PayMonthOf(200, 30));

    /// <summary>Ten cities at once: many minutes, so only on demand.</summary>
    public static Task<IReadOnlyList<Measurement>> TakeLargeAsync() =>
        CompareAsync(new PayMonthOf(200_000, 30_000), City);

    /// <summary>The longest receipt: ten cities' teachers with a lesson each. Some minutes.</summary>
    public static Task<IReadOnlyList<Measurement>> TakeReceiptAsync() =>
        CompareAsync(new PayMonthOf(30_000, 30_000), new PayMonthOf(3_000, 3_000));

    private static async Task<IReadOnlyList<Measurement>> CompareAsync(PayMonthOf month, PayMonthOf smaller)
    {
        var beside = await PlayAsync(smaller);
        var paid = await PlayAsync(month);
        return
        [
            .. paid.Steps.Zip(
                beside.Steps,
                (one, other) =>
                    new Measurement(
                        $"{month.Lessons:N0} lessons, {month.Teachers:N0} teachers: {one.Name}",
                        $"{one.Seconds:0.0} s, {one.Requests:N0} storage requests",
                        $"{other.Seconds:0.0} s, {other.Requests:N0} of {smaller.Lessons:N0} lessons",
                        $"{Slope(one.Requests, other.Requests):0.00} × the requests a lesson"
                    )
            ),
            new Measurement(
                $"until the results of {month.Teachers:N0} transfers were answered",
                $"{paid.Answered.TotalSeconds:0.0} s",
                $"{beside.Answered.TotalSeconds:0.0} s of {smaller.Teachers:N0}",
                $"{paid.Answered / month.Teachers / (beside.Answered / smaller.Teachers):0.00} × the time a transfer"
            ),
            new Measurement(
                "its peak memory",
                $"{paid.PeakMegabytes:0} MB",
                $"{beside.PeakMegabytes:0} MB",
                $"{paid.PeakMegabytes / beside.PeakMegabytes:0.0}"
            ),
        ];

        double Slope(long requests, long others) =>
            requests / (double)month.Lessons / (others / (double)smaller.Lessons);
    }

    private static async Task<Paid> PlayAsync(PayMonthOf month)
    {
        await using var app = await DeliveryApp.StartAsync(
            "2026-09-30T20:00",
            new Dictionary<string, string?> { ["Delivery:Mail:PerHour"] = "0" }
        );
        // The results of 30,000 transfers take longer than a client's patience of 100 seconds.
        app.Http.Timeout = Timeout.InfiniteTimeSpan;
        await month.PrepareAsync(app);
        await app.MoveToAsync("2026-10-01T09:00");
        await month.ReportAsync(app);
        await app.MoveToAsync("2026-10-09T23:00");
        GC.Collect();
        using var memory = new PeakMemory();
        var steps = new List<Taken>
        {
            await TakeAsync(app, "payslips made", () => app.MoveToAsync("2026-10-10T00:30")),
            await TakeAsync(app, "released and sent", () => PostAsync(app, app.Http, "release")),
            await TakeAsync(app, "checks ended", () => app.MoveToAsync("2026-10-16T00:30")),
            await TakeAsync(app, "proved and approved", () => PostAsync(app, app.Approver, "approve")),
        };
        var (file, answered) = (string.Empty, TimeSpan.Zero);
        steps.Add(await TakeAsync(app, "bank file and workbook", async () => file = await ExportAsync(app)));
        steps.Add(
            await TakeAsync(
                app,
                "results taken, everybody paid and told",
                async () => answered = await PayAsync(app, file)
            )
        );
        var run = await app.Http.GetStringAsync("/api/settlements/2026-09");
        return run.Contains("\"stage\":\"Paid\"", StringComparison.Ordinal)
            ? new Paid(steps, answered, memory.Megabytes)
            : throw new InvalidOperationException($"The month was not paid: {app.StoryOf("settlement-2026-09")}");
    }

    private static async Task<Taken> TakeAsync(DeliveryApp app, string name, Func<Task> step)
    {
        var (before, watch) = (RequestsOf(app), Stopwatch.StartNew());
        await step();
        await app.IdleAsync();
        return new Taken(name, watch.Elapsed.TotalSeconds, RequestsOf(app) - before);
    }

    private static async Task PostAsync(DeliveryApp app, HttpClient http, string act, HttpContent? body = null)
    {
        using var answer = await http.PostAsync($"/api/settlements/2026-09/{act}", body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        await app.IdleAsync();
    }

    private static async Task<string> ExportAsync(DeliveryApp app)
    {
        await app.Http.GetByteArrayAsync("/staff/settlements/2026-09/pay-run.xlsx");
        await PostAsync(app, app.Http, "payout-files");
        return await app.Http.GetStringAsync("/api/settlements/2026-09/payout-files/1");
    }

    /// <returns>How long the caller waited; the month is closed after that.</returns>
    private static async Task<TimeSpan> PayAsync(DeliveryApp app, string bankFile)
    {
        using var results = PayMonthOf.ResultsOf(bankFile);
        var watch = Stopwatch.StartNew();
        using var answer = await app.Http.PostAsync("/api/settlements/2026-09/payout-results", results);
        var waited = watch.Elapsed;
        return answer.IsSuccessStatusCode
            ? waited
            : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static long RequestsOf(DeliveryApp app) =>
        app.Host.Tally.All.Where(one => one.Kind == WorkKind.Storage).Sum(one => one.Work.Count);

    private sealed record Taken(string Name, double Seconds, long Requests);

    /// <param name="Answered">How long whoever sent the bank's results waited.</param>
    private sealed record Paid(IReadOnlyList<Taken> Steps, TimeSpan Answered, double PeakMegabytes);
}
