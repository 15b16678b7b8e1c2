using System.Text.Encodings.Web;
using System.Text.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Ordering;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using Delivery.TestKit;
using LocalFunctions.Durable;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>Plays a season and keeps its histories, one of each shape, for the test that holds orchestrators to them.</summary>
internal static class RecordHistories
{
    private const string Folder = "tests/Delivery.Functions.Tests/Operation/Histories";
    private const int MostOfAKind = 8;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task WriteAsync()
    {
        var options = new CityOptions(new Season(2026, SeasonKind.Autumn), 2, 5, "unused");
        await using var app = await DeliveryApp.StartAsync(
            CityRun.BeginOf(options.Season).ToString("yyyy-MM-dd'T'HH:mm:sszzz")
        );
        using var http = app.Host.CreateClient();
        var api = new CityApi(http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
        var run = new CityRun(api, options, await app.Services.GetRequiredService<Calendars>().LoadAsync());
        var shapes = new Dictionary<string, KeptHistory>();
        var (conduct, wechat, streets) = (new ConductScene(app, api), new WeChatScene(app, api), new StreetScene(api));
        var objections = new ObjectionScene(app, api);
        await run.PlayAsync(
            CityRun.BeginOf(options.Season),
            (day, _) =>
            {
                conduct.Play(day);
                wechat.Play(day);
                streets.Play(day);
                objections.Play();
                Keep(app.Engine, shapes, day);
            }
        );
        foreach (var kind in shapes.Values.GroupBy(history => history.Name))
            await WriteAsync(kind.Key, kind);
    }

    // Every fifth day is often enough to see each wait while it lasts.
    private static void Keep(DurableEngine engine, Dictionary<string, KeptHistory> shapes, DateOnly day)
    {
        if (day.DayNumber % 5 != 0)
            return;
        var all = engine.Histories(new InstanceFilter(PageSize: 100_000));
        foreach (var history in all.Where(one => one.Steps.Count > 0))
            shapes.TryAdd($"{history.Name}\n{history.Shape}", history);
    }

    // The longest of a kind have been at most points; the shorter ones are their beginnings.
    private static async Task WriteAsync(string name, IEnumerable<KeptHistory> histories)
    {
        var chosen = histories
            .OrderByDescending(history => history.Shape.Length)
            .Take(MostOfAKind)
            .OrderBy(history => history.Id, StringComparer.Ordinal)
            .ToArray();
        var folder = Directory.CreateDirectory(Path.Combine(Root(Environment.CurrentDirectory), Folder)).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{name}.json"),
            JsonSerializer.Serialize(chosen, Readable) + "\n"
        );
        Console.WriteLine($"{name}: {chosen.Length} histories");
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Delivery.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Run this inside the clone."));
}
