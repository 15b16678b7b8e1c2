using System.Reflection;
using System.Text.Json;
using Delivery.Functions.Tests.Architecture;
using LocalFunctions.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Xunit;

namespace Delivery.Functions.Tests.Operation;

/// <summary>
/// Histories of a played season, kept beside this file, are replayed against the orchestrators of today: what is under
/// way when a new version arrives must be able to go on. docs/operations.md says what may change; to record anew:
/// <c>dotnet run -c Release --project tests/Delivery.Benchmarks -- histories</c>
/// </summary>
public sealed class HistoryTests
{
    private const string Folder = "tests/Delivery.Functions.Tests/Operation/Histories";

    public static TheoryData<string> Orchestrators => [.. Methods.Keys];

    private static Dictionary<string, MethodInfo> Methods { get; } =
        Triggers
            .Of<OrchestrationTriggerAttribute>()
            .ToDictionary(one => one.Method.GetCustomAttribute<FunctionAttribute>()!.Name, one => one.Method);

    [Theory]
    [MemberData(nameof(Orchestrators))]
    public void What_is_under_way_can_go_on_with_the_orchestrators_of_today(string name)
    {
        // CourseOrchestrator.json, and CourseOrchestrator.1.0.json as long as courses of that version are under way.
        var files = Directory.GetFiles(Path.Combine(House.Root, Folder), $"{name}.*json");
        Assert.True(files.Length > 0, $"{name} has no recorded history: record the histories anew (see this file).");
        var misfits = files.SelectMany(Read).Select(history => (history.Id, Why: history.MisfitWith(Of(name))));

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
