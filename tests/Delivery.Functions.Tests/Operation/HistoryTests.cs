using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Architecture;
using Delivery.Local.City;
using Delivery.Local.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>
/// Histories of a played season, kept beside this file, are replayed against the orchestrators of today: what is under
/// way when a new version arrives must be able to go on. docs/operations.md says what may change; to record anew:
/// <c>dotnet run --project tests/Delivery.Functions.Tests -- --explicit only --filter-method "*Record_the_histories*"</c>
/// </summary>
public sealed class HistoryTests
{
    private const string Folder = "tests/Delivery.Functions.Tests/Operation/Histories";
    private const int MostOfAKind = 8;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> Orchestrators => [.. Methods.Keys];

    private static Dictionary<string, MethodInfo> Methods { get; } =
        Triggers
            .Of<OrchestrationTriggerAttribute>()
            .ToDictionary(one => one.Method.GetCustomAttribute<FunctionAttribute>()!.Name, one => one.Method);

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void What_is_under_way_can_go_on_with_the_orchestrators_of_today(string name)
    {
        var path = Path.Combine(House.Root, Folder, $"{name}.json");
        Assert.True(File.Exists(path), $"{name} has no recorded history: record the histories anew (see this file).");
        var misfits = Read(path).Select(history => (history.Id, Why: history.MisfitWith(Of(name))));

        Offences.AssertNone(
            misfits.Where(one => one.Why is not null).Select(one => $"{one.Id}: {one.Why}"),
            $"{name} has changed so that instances under way would fail. Branch on context.Version and raise "
                + "defaultVersion in host.json (docs/operations.md, «A new version»), or bring the change into an activity:"
        );
    }

    [Fact]
    public void An_orchestrator_that_calls_something_else_is_found()
    {
        var history = Read(Path.Combine(House.Root, Folder, "CourseOrchestrator.json"))[0];
        var renamed = history with
        {
            Steps = [.. history.Steps.Select(step => step with { Events = Renamed(step.Events) })],
        };

        Assert.Null(history.MisfitWith(Of("CourseOrchestrator")));
        Assert.Contains("ListOrder", renamed.MisfitWith(Of("CourseOrchestrator")), StringComparison.Ordinal);
    }

    // No test: the command that records.
    [Fact(Explicit = true)]
    public async Task Record_the_histories_of_a_season_at_many_points()
    {
        var options = new CityOptions(new Season(2026, SeasonKind.Autumn), 2, 5, "unused");
        await using var app = await RunningApp.StartAsync(
            CityRun.BeginOf(options.Season).ToString("yyyy-MM-dd'T'HH:mm:sszzz")
        );
        using var http = app.Host.CreateClient();
        var api = new CityApi(http, app.Host.StaffApiKey, app.Host.ApproverApiKey);
        var run = new CityRun(api, options, await app.Services.GetRequiredService<Calendars>().LoadAsync());
        var shapes = new Dictionary<string, KeptHistory>();
        await run.PlayAsync(CityRun.BeginOf(options.Season), (day, _) => Keep(app.Engine, shapes, day));
        Write(shapes.Values);
    }

    // Every fifth day is often enough to see each wait while it lasts.
    private static void Keep(DurableEngine engine, Dictionary<string, KeptHistory> shapes, DateOnly day)
    {
        if (day.DayNumber % 5 != 0)
            return;
        foreach (
            var history in engine.Histories(new InstanceFilter(PageSize: 100_000)).Where(one => one.Steps.Count > 0)
        )
            shapes.TryAdd($"{history.Name}\n{history.Shape}", history);
    }

    // The longest of each kind have been at most points; the shorter ones are their beginnings, or other ways.
    private static void Write(IEnumerable<KeptHistory> histories)
    {
        Directory.CreateDirectory(Path.Combine(House.Root, Folder));
        foreach (var kind in histories.GroupBy(history => history.Name))
        {
            var chosen = kind.OrderByDescending(history => history.Shape.Length)
                .Where((_, index) => index < MostOfAKind)
                .OrderBy(history => history.Id, StringComparer.Ordinal);
            File.WriteAllText(
                Path.Combine(House.Root, Folder, $"{kind.Key}.json"),
                JsonSerializer.Serialize(chosen.ToArray(), Readable) + "\n"
            );
        }
    }

    private static KeptHistory[] Read(string path) =>
        JsonSerializer.Deserialize<KeptHistory[]>(File.ReadAllText(path))!;

    private static Orchestrator Of(string name)
    {
        var method = Methods[name];
        return new Orchestrator(name, context => RunAsync(method, context));
    }

    private static async Task<object?> RunAsync(MethodInfo method, TaskOrchestrationContext context)
    {
        var running = (Task)method.Invoke(null, [context])!;
        await running;
        return running.GetType().GetProperty("Result")?.GetValue(running);
    }

    private static JsonElement Renamed(JsonElement events) =>
        JsonSerializer.Deserialize<JsonElement>(
            events.GetRawText().Replace("\"ListOrder\"", "\"ListOrders\"", StringComparison.Ordinal)
        );
}
