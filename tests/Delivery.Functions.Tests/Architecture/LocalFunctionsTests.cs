using NetArchTest.Rules;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>The local host is for any app, and its parts do not know one another in circles.</summary>
public sealed class LocalFunctionsTests
{
    [Fact]
    public void The_local_host_does_not_know_this_app()
    {
        var words = House
            .Files("local/LocalFunctions", ".cs", ".razor", ".csproj", ".css", ".md")
            .Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
            .SelectMany(file => House.Read(file).Split('\n').Select(line => (file, line)))
            .Where(one => one.line.Contains("Delivery", StringComparison.OrdinalIgnoreCase))
            .Where(one => !one.line.Contains("InternalsVisibleTo", StringComparison.Ordinal))
            .Select(one => $"{one.file}: {one.line.Trim()}");

        Offences.AssertNone(words, "LocalFunctions is for any app:");
    }

    [Fact]
    public void Its_parts_do_not_know_one_another_in_circles()
    {
        var parts = House
            .Files("local/LocalFunctions", ".cs")
            .Select(file => file.Split('/'))
            .Where(path => path.Length > 3)
            .Select(path => path[2])
            .Distinct()
            .ToArray();
        var known = parts.ToDictionary(part => part, part => parts.Where(other => Knows(part, other)).ToArray());

        Offences.AssertNone(
            parts.Where(part => Reached(part, known).Contains(part)),
            "These parts come back to themselves through what they know:"
        );
    }

    private static bool Knows(string part, string other) =>
        part != other
        && !Types
            .InAssembly(House.LocalFunctions)
            .That()
            .ResideInNamespaceStartingWith($"LocalFunctions.{part}")
            .ShouldNot()
            .HaveDependencyOn($"LocalFunctions.{other}")
            .GetResult()
            .IsSuccessful;

    private static HashSet<string> Reached(string from, Dictionary<string, string[]> known)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(known[from]);
        while (next.TryDequeue(out var part))
            if (reached.Add(part))
                foreach (var further in known[part])
                    next.Enqueue(further);
        return reached;
    }
}
