using System.Reflection;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Architecture;
using Xunit;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>
/// Every wait for a person ends in a yes, a no or silence, and each end is proved: waits.txt says by which tests. A wait
/// that is added without its entry fails here, and so does an entry whose test is gone.
/// </summary>
public sealed partial class WaitTableTests
{
    private const string Table = "tests/Delivery.Functions.Tests/Workflow/waits.txt";
    private const string Sources = "functions/Delivery.Functions/";

    // The one way in which all of them wait.
    private static readonly string[] Means = [$"{Sources}Workflow/Waits.cs", $"{Sources}Workflow/OpenWaits.cs"];

    private static readonly string[] Ends = ["yes", "no", "silence"];

    private sealed record Wait(string Key)
    {
        public List<Person> People { get; } = [];
    }

    private sealed record Person(string Who)
    {
        public Dictionary<string, string> Proofs { get; } = [];

        public bool IsNobody => Who.StartsWith("nobody: ", StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wait_and_schedule_in_the_sources_has_its_entry()
    {
        var written = Read().Select(wait => wait.Key).Order(StringComparer.Ordinal);
        var found = House
            .Files(Sources, ".cs")
            .Except(Means)
            .SelectMany(file => WaitsIn(House.Read(file)).Select(wait => $"{file[Sources.Length..]} {wait}"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(found, written);
    }

    [Fact]
    public void Each_entry_says_what_proves_a_yes_a_no_and_silence()
    {
        var tests = Tests();
        Offences.AssertNone(
            from wait in Read()
            from fault in wait.People.Count == 0 ? ["for whom?"] : wait.People.SelectMany(one => Faults(one, tests))
            select $"{wait.Key}: {fault}",
            $"Put right in {Table}:"
        );
    }

    [Theory]
    [InlineData("await context.AnswerUntil<bool>(Events.News, plan.DueAt)", "Events.News ×1")]
    [InlineData(
        "context.AnswerUntil<IReadOnlyList<string>>(\n    Events.LessonsSettled,\n",
        "Events.LessonsSettled ×1"
    )]
    [InlineData("await context.UntilUnless(plan.RemindAt, Events.Changed)", "Events.Changed ×1")]
    [InlineData(
        "context.OpenWait<string>(Events.Stop); await context.Until(at); context.Until(at);",
        "Events.Stop ×1|time ×2"
    )]
    [InlineData("over => context.CreateTimer(until, over)", "timer ×1")]
    [InlineData("[TimerTrigger(\"%NewSchedule%\")] TimerInfo timer", "schedule ×1")]
    public void A_wait_is_found_however_it_is_written(string source, string found) =>
        Assert.Equal(found, string.Join('|', WaitsIn(source)));

    private static IEnumerable<string> WaitsIn(string source) =>
        Waiting()
            .Matches(source)
            .Select(match =>
                match.Groups["event"] is { Success: true, Value: var name } ? name
                : match.Value.Contains("Schedule", StringComparison.Ordinal) ? "schedule"
                : match.Value.Contains("CreateTimer", StringComparison.Ordinal) ? "timer"
                : "time"
            )
            .GroupBy(kind => kind, (kind, all) => $"{kind} ×{all.Count()}");

    private static IEnumerable<string> Faults(Person person, IReadOnlySet<string> tests) =>
        person.IsNobody ? person.Proofs.Keys.Select(end => $"{person.Who}, and yet {end}")
        : person.Proofs.Keys.Except(Ends).Concat(Ends.Except(person.Proofs.Keys)) is var missing && missing.Any()
            ? [$"{person.Who}: {string.Join(", ", missing)}?"]
        : person
            .Proofs.Values.Where(proof => !proof.StartsWith("- ", StringComparison.Ordinal))
            .SelectMany(proof => proof.Split(' '))
            .Where(test => !tests.Contains(test))
            .Select(test => $"no such test: {test}");

    private static List<Wait> Read()
    {
        var waits = new List<Wait>();
        foreach (var line in House.ReadLines(Table).Where(line => line.Length > 0 && line[0] != '#'))
            if (line[0] != ' ')
                waits.Add(new Wait(line));
            else if (!line.StartsWith("    ", StringComparison.Ordinal))
                waits[^1].People.Add(new Person(line.Trim()));
            else if (line.Trim().Split(' ', 2) is [var end, var proof])
                waits[^1].People[^1].Proofs.Add(end, proof.Trim());
        return waits;
    }

    private static HashSet<string> Tests()
    {
        const string Here = "Delivery.Functions.Tests.";
        return
        [
            .. from type in typeof(WaitTableTests).Assembly.GetTypes()
            where type.FullName?.StartsWith(Here, StringComparison.Ordinal) == true
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where method.GetCustomAttributes<FactAttribute>().Any(fact => fact.Skip is null)
            select $"{type.FullName![Here.Length..]}.{method.Name}",
        ];
    }

    [GeneratedRegex(
        """\.(?:AnswerUntil|OpenWait)<[^(]+>\(\s*(?<event>Events\.\w+)|\.UntilUnless\([^;]*?(?<event>Events\.\w+)|\.Until\(|\.CreateTimer\(|TimerTrigger\("%\w+Schedule%"""
    )]
    private static partial Regex Waiting();
}
