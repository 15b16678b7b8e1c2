using System.Reflection.PortableExecutable;
using Delivery.Functions.Tests.Architecture;
using Xunit;

namespace Delivery.Functions.Tests.Package;

/// <summary>
/// What would be deployed: the folder that <c>dotnet publish functions/Delivery.Functions</c> made, named by the variable
/// DELIVERY_PACKAGE. The test script makes it where the registry has the packages, and says so where it has not.
/// </summary>
[Trait("Needs", "Package")]
public sealed class PackageTests
{
    [Fact]
    public void The_package_holds_the_functions_that_the_local_host_runs() =>
        Assert.Equal(FunctionLines.OfTheLocalHost(), FunctionLines.OfThePackage(Published("functions.metadata")));

    // What the host has of itself, and what the durable extension adds; a function with anything else is dropped in silence.
    [Fact]
    public void Every_binding_is_one_that_the_host_knows() =>
        Assert.Subset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "httpTrigger",
                "http",
                "timerTrigger",
                "orchestrationTrigger",
                "activityTrigger",
                "entityTrigger",
                "durableClient",
            },
            FunctionLines.BindingsOf(Published("functions.metadata")).ToHashSet(StringComparer.Ordinal)
        );

    [Fact]
    public void The_app_needs_no_compiling_when_it_starts()
    {
        string[] assemblies =
        [
            .. new[] { "Domain", "Pages", "Functions" }.Select(part => Published($"Delivery.{part}.dll")),
        ];
        Assert.All(assemblies, assembly => Assert.True(IsCompiled(assembly), assembly));
    }

    [Fact]
    public void Of_our_assemblies_only_the_three_of_the_app_are_shipped() =>
        Assert.Equal(
            ["Delivery.Domain.dll", "Delivery.Functions.dll", "Delivery.Pages.dll"],
            Directory
                .EnumerateFiles(Folder, "*.dll", SearchOption.AllDirectories)
                .Select(file => Path.GetFileName(file))
                .Where(name =>
                    name.StartsWith("Delivery.", StringComparison.Ordinal)
                    || name.StartsWith("LocalFunctions", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_durable_extension_is_loaded_and_no_local_setting_goes_along()
    {
        Assert.Contains("\"DurableTask\"", File.ReadAllText(Published("extensions.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(Published("host.json")));
        Assert.False(File.Exists(Path.Combine(Folder, "local.settings.json")));
    }

    private static string Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("DELIVERY_PACKAGE");
            if (folder is null)
                Assert.Skip("DELIVERY_PACKAGE names no published folder; the test script publishes one.");
            return Path.Combine(House.Root, folder);
        }
    }

    private static string Published(string file) => Path.Combine(Folder, file);

    private static bool IsCompiled(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
