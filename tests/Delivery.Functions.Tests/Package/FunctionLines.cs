using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Architecture;
using LocalFunctions.Functions;

namespace Delivery.Functions.Tests.Package;

/// <summary>Each function in one line: its name, its method, and all that starts it.</summary>
internal static class FunctionLines
{
    public static IEnumerable<string> OfTheLocalHost() =>
        FunctionCatalogue
            .Read(House.Functions.GetTypes())
            .Functions.Select(function => $"{function.Name} {function.EntryPoint} {Trigger(function)}")
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> OfThePackage(string metadata) =>
        JsonNode
            .Parse(File.ReadAllText(metadata))!
            .AsArray()
            .Select(function => $"{function!["name"]} {function["entryPoint"]} {Trigger(function)}")
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> BindingsOf(string metadata) =>
        JsonNode
            .Parse(File.ReadAllText(metadata))!
            .AsArray()
            .SelectMany(function => function!["bindings"]!.AsArray())
            .Select(binding => Text(binding!["type"]));

    private static string Trigger(FunctionEntry function) =>
        function switch
        {
            HttpEntry http => $"httpTrigger {http.Level} {Methods(http.Methods)} /{http.Route}",
            TimerEntry timer => $"timerTrigger {timer.Schedule}",
            OrchestratorEntry => "orchestrationTrigger",
            ActivityEntry => "activityTrigger",
            _ => throw new NotSupportedException($"{function}"),
        };

    private static string Trigger(JsonNode function)
    {
        var trigger = function["bindings"]!
            .AsArray()
            .Single(binding => Text(binding!["type"]).EndsWith("Trigger", StringComparison.Ordinal))!;
        return Text(trigger["type"]) switch
        {
            "httpTrigger" =>
                $"httpTrigger {trigger["authLevel"]} {Methods(trigger["methods"].Deserialize<string[]>()!)} /{trigger["route"]}",
            "timerTrigger" => $"timerTrigger {trigger["schedule"]}",
            var other => other,
        };
    }

    private static string Methods(IEnumerable<string> methods) => string.Join(',', methods).ToUpperInvariant();

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
