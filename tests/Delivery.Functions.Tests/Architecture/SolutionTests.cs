using System.Xml.Linq;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

public sealed class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = House.Read("Delivery.sln").Replace('\\', '/');
        var projects = new[] { "functions", "local", "tests" }.SelectMany(folder => House.Files(folder, ".csproj"));

        Offences.AssertNone(
            projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)),
            "Not in Delivery.sln, so neither built nor tested:"
        );
    }

    [Fact]
    public void The_solution_is_in_the_format_that_every_tool_reads() =>
        Assert.StartsWith(
            "Microsoft Visual Studio Solution File, Format Version 12.00",
            House.Read("Delivery.sln").TrimStart('\uFEFF').TrimStart(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_package_has_a_reason() =>
        Offences.AssertNone(
            XDocument
                .Parse(House.Read("Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Where(IsUnexplained)
                .Select(package => package.Attribute("Include")!.Value),
            "No comment says what these packages are for:"
        );

    // Packages that come as a pair share the reason above the first of them.
    private static bool IsUnexplained(XElement package) =>
        package
            .NodesBeforeSelf()
            .Reverse()
            .FirstOrDefault(node => node is XComment || node is XElement { Name.LocalName: not "PackageVersion" })
            is not XComment;
}
