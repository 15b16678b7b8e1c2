using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>An orchestrator is replayed from its history, so whatever it asks must answer the same each time.</summary>
public sealed partial class OrchestratorTests
{
    private const int MostLines = 40;

    private static readonly string[] Unrepeatable =
    [
        "System.TimeProvider::",
        "System.DateTime::get_Now",
        "System.DateTime::get_UtcNow",
        "System.DateTime::get_Today",
        "System.DateTimeOffset::get_Now",
        "System.DateTimeOffset::get_UtcNow",
        "System.Diagnostics.Stopwatch::",
        "System.Guid::NewGuid",
        "System.Guid::CreateVersion7",
        "System.Random::",
        "System.Security.Cryptography.RandomNumberGenerator::",
        "System.Environment::GetEnvironmentVariable",
        "System.IO.File::",
        "System.IO.Directory::",
        "System.Net.Http.",
        "System.Threading.Thread::",
        "System.Threading.Tasks.Task::Delay",
        "System.Threading.Tasks.Task::Run",
        "System.Threading.Tasks.Task::ConfigureAwait",
        "System.Threading.Tasks.Task`1::ConfigureAwait",
        "Azure.Data.Tables.",
        "Azure.Storage.Blobs.",
        "Microsoft.Extensions.Configuration.",
        "Microsoft.Extensions.Options.",
    ];

    [Fact]
    public void An_orchestrator_is_static() =>
        Offences.AssertNone(
            Triggers
                .Of<OrchestrationTriggerAttribute>()
                .Where(trigger => !trigger.Method.IsStatic)
                .Select(trigger => trigger.Name),
            "Injected state would not be the same at each replay:"
        );

    [Fact]
    public void Nothing_that_an_orchestrator_reaches_asks_the_world()
    {
        using var graph = new CallGraph(House.Functions);

        Offences.AssertNone(
            from trigger in Triggers.Of<OrchestrationTriggerAttribute>()
            from call in graph.ReachableFrom(trigger.Method)
            let name = $"{call.Method.DeclaringType.GetElementType().FullName}::{call.Method.Name}"
            where Unrepeatable.Any(start => name.StartsWith(start, StringComparison.Ordinal))
            select call.Path,
            "Clock, chance and IO belong into activities:"
        );
    }

    [Fact]
    public void Waiting_for_events_and_beginning_anew_is_done_in_the_one_way_that_loses_no_event() =>
        Offences.AssertNone(
            from file in House.Files("functions/Delivery.Functions", ".cs")
            where !file.EndsWith("Workflow/OpenWaits.cs", StringComparison.Ordinal)
            from line in House.ReadLines(file)
            where EventCall().IsMatch(line)
            select $"{file}: {line.Trim()}",
            "Use OpenWait, AnswerUntil and BeginAnew:"
        );

    [Fact]
    public void What_counts_working_days_by_itself_stands_still_for_no_year_that_is_not_loaded() =>
        Offences.AssertNone(
            from file in House.Files("functions/Delivery.Functions", ".cs")
            where !file.EndsWith("Ordering/Calendar/CalendarApi.cs", StringComparison.Ordinal)
            let text = House.Read(file)
            where CountsDays().IsMatch(text) && !text.Contains("Deadlines.Known(", StringComparison.Ordinal)
            select file,
            "Use Deadlines, and wait for what nobody knows yet:"
        );

    [Fact]
    public void An_orchestrator_fits_on_one_screen() =>
        Offences.AssertNone(
            from file in House.Files("functions/Delivery.Functions", ".cs")
            from method in Orchestrators(House.ReadLines(file))
            where method.Lines > MostLines
            select $"{file}:{method.Start}: {method.Lines} lines",
            $"Longer than {MostLines} lines; it should read as the paragraph of the service that it carries out:"
        );

    [Fact]
    public void An_orchestrators_length_is_counted_to_its_closing_brace()
    {
        string[] source =
        [
            "    public static async Task Run(",
            "        [OrchestrationTrigger] TaskOrchestrationContext context",
            "    )",
            "    {",
            "        await Approve(context);",
            "        if (true)",
            "        {",
            "        }",
            "    }",
            "",
            "    private static int After() => 1;",
        ];

        Assert.Equal((1, 9), Assert.Single(Orchestrators(source)));
    }

    [Fact]
    public void An_orchestrators_length_is_counted_to_the_end_of_its_expression()
    {
        string[] source =
        [
            "    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>",
            "        context",
            "            .CallActivityAsync(Publish);",
            "",
            "    private static void After()",
            "    {",
            "    }",
        ];

        Assert.Equal((1, 3), Assert.Single(Orchestrators(source)));
    }

    private static IEnumerable<(int Start, int Lines)> Orchestrators(string[] source) =>
        from trigger in source.Index()
        where trigger.Item.Contains("[OrchestrationTrigger]", StringComparison.Ordinal)
        let start = Array.FindLastIndex(source, trigger.Index, line => Signature().IsMatch(line))
        let end = Array.FindIndex(source, trigger.Index, line => Ends(line, Indent(source[start]), source[start..]))
        select (start + 1, end - start + 1);

    // The formatter puts a block's braces under the first line, and "=>" at the end of the parameter list.
    private static bool Ends(string line, string indent, string[] method) =>
        method.First(part => part == indent + "{" || part.Contains("=>", StringComparison.Ordinal)) == indent + "{"
            ? line == indent + "}"
            : line.EndsWith(';');

    private static string Indent(string line) => line[..^line.TrimStart().Length];

    [GeneratedRegex(@"\.(WaitForExternalEvent|ContinueAsNew)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex EventCall();

    [GeneratedRegex(@"\.AddWorking(Days|Hours)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CountsDays();

    [GeneratedRegex(@"^\s*(public|internal|private) ", RegexOptions.ExplicitCapture)]
    private static partial Regex Signature();
}
