using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using Delivery.TestKit;

namespace Delivery.Benchmarks;

/// <summary>A season's intake: orders through the API in one go, their approval in bulk, and a file of rows.</summary>
public static class SeasonIntakeMeasurement
{
    private const int Streets = 200;
    private const int AtOnce = 16;

    // As many as a page of the queue posts at once.
    private const int ApprovedAtOnce = 100;

    public static Task<IReadOnlyList<Measurement>> TakeAsync() => TakeAsync(orders: 2_000, rows: 5_000);

    public static Task<IReadOnlyList<Measurement>> TakeSmallAsync() => TakeAsync(orders: 200, rows: 500);

    private static async Task<IReadOnlyList<Measurement>> TakeAsync(int orders, int rows)
    {
        var settings = new Dictionary<string, string?> { ["Delivery:Mail:PerHour"] = "0" };
        await using var app = await DeliveryApp.StartAsync("2026-08-03T09:00", settings);
        var api = new CityApi(app.Http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
        await RegisterAsync(api);
        var ids = new string[orders];
        var filed = await TimeAsync(() => FileAsync(app.Http, ids));
        await app.IdleAsync();
        var approved = await TimeAsync(() => ApproveAsync(api, ids));
        await app.IdleAsync();
        using var memory = new PeakMemory();
        var taken = await TimeAsync(() => ImportAsync(api, rows));
        return
        [
            Of($"{orders:N0} orders through the API, {AtOnce} at once", orders, filed),
            Of($"{orders:N0} of them approved, {ApprovedAtOnce} a form", orders, approved),
            Of($"{rows:N0} rows of a file judged and taken, peak {memory.Megabytes:0} MB", rows, taken),
        ];
    }

    private static Measurement Of(string what, int count, TimeSpan time) =>
        new(what, $"{time.TotalSeconds:0.0} s", $"{count / time.TotalSeconds:N0} /s");

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed;
    }

    private static Task FileAsync(HttpClient http, string[] ids) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, ids.Length),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (number, stop) =>
            {
                using var answer = await http.PostAsJsonAsync("api/orders", Body(number, "2026-09"), stop);
                answer.EnsureSuccessStatusCode();
                ids[number] = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!["orderId"]!;
            }
        );

    private static async Task ApproveAsync(CityApi api, string[] ids)
    {
        foreach (var some in ids.Chunk(ApprovedAtOnce))
        {
            var fields = some.ToDictionary(id => $"order[{id}]", _ => "on");
            fields["formKey"] = some[0];
            (await api.FormAsync("staff/orders/approve", fields)).Must("approve orders");
        }
    }

    private static async Task ImportAsync(CityApi api, int rows)
    {
        var text = string.Join(
            '\n',
            Enumerable.Range(0, rows).Select(row => JsonSerializer.Serialize(Body(row, "2026-10")))
        );
        (await api.FileAsync("api/import/orders?mode=all", Encoding.UTF8.GetBytes(text), "season-file")).Must(
            "take the file"
        );
    }

    // On the streets' own money, so that no season's limit ends the run.
    private static JsonObject Body(int number, string month) =>
        new()
        {
            ["street"] = $"S{number % Streets}",
            ["discipline"] = "TJQ",
            ["fundingStream"] = "NonBasic",
            ["audience"] = new JsonObject { ["ages"] = "50—70岁", ["expected"] = 25 },
            ["venue"] = new JsonObject
            {
                ["name"] = $"第{number}活动室",
                ["address"] = "测试路18号",
                ["indoor"] = true,
            },
            ["lessons"] = new JsonArray(
                new JsonObject { ["start"] = $"{month}-{1 + number % 28:00}T09:00:00+08:00", ["minutes"] = 60 }
            ),
            ["acceptsHolidays"] = true,
        };

    private static async Task RegisterAsync(CityApi api)
    {
        (
            await api.PutAsync(
                "api/disciplines/TJQ",
                new
                {
                    name = "太极拳",
                    category = "MartialArts",
                    defaultLessons = 10,
                    lessonMinutes = 90,
                }
            )
        ).Must("discipline");
        for (var street = 0; street < Streets; street++)
            await IntakeMeasurement.RegisterAsync(api, street);
    }
}
