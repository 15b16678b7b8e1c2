using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>Dependencies run one way: Local → Functions → Pages → Domain.</summary>
public sealed class DependencyTests
{
    [Theory]
    [InlineData("functions/Delivery.Domain")]
    [InlineData("functions/Delivery.Pages", "Delivery.Domain")]
    [InlineData("functions/Delivery.Functions", "Delivery.Domain", "Delivery.Pages")]
    [InlineData("local/LocalFunctions")]
    [InlineData("local/Delivery.Local", "Delivery.Functions", "LocalFunctions")]
    public void A_project_refers_only_to_the_layers_below_it(string project, params string[] allowed)
    {
        var referred = Project(project)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Offences.AssertNone(referred.Except(allowed), $"{project} may refer to {string.Join(", ", allowed)} only:");
    }

    [Theory]
    [InlineData("Delivery.Domain")]
    [InlineData("Delivery.Pages", "Delivery.Domain")]
    [InlineData("Delivery.Functions", "Delivery.Domain", "Delivery.Pages")]
    public void An_assembly_uses_only_the_layers_below_it(string assembly, params string[] allowed)
    {
        var used = References(Assembly.Load(assembly))
            .Where(name => name.StartsWith("Delivery.", StringComparison.Ordinal));

        Offences.AssertNone(used.Except(allowed), $"{assembly} may use {string.Join(", ", allowed)} only:");
    }

    [Fact]
    public void What_only_some_registries_have_is_named_in_one_folder_only() =>
        Offences.AssertNone(
            House
                .Files("functions", ".cs")
                .Where(file => !file.StartsWith("functions/Delivery.Functions/CloudOnly/", StringComparison.Ordinal))
                .Where(file => House.Read(file).Contains("using Azure.Communication", StringComparison.Ordinal)),
            "CloudOnly/ is left out where its packages are not served, so nothing else may need them:"
        );

    [Fact]
    public void The_domain_refers_to_no_package()
    {
        var elements = Project("functions/Delivery.Domain").Descendants();

        Assert.DoesNotContain(
            elements,
            element => element.Name.LocalName is "PackageReference" or "FrameworkReference"
        );
    }

    [Fact]
    public void The_domain_uses_nothing_but_the_base_library() =>
        Offences.AssertNone(
            References(House.Domain).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)),
            "The domain is pure:"
        );

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static XDocument Project(string folder) =>
        XDocument.Parse(House.Read($"{folder}/{Path.GetFileName(folder)}.csproj"));
}
