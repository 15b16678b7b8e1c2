using System.Reflection;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>Where the sources lie, and the assemblies that they become.</summary>
internal static class House
{
    public static readonly string[] Stages =
    [
        "Ordering",
        "Matching",
        "Teaching",
        "Programme",
        "Feedback",
        "Settlement",
        "Conduct",
        "People",
        "Operation",
    ];

    public static readonly string[] BesideTheStages =
    [
        "Calendar",
        "Money",
        "Email",
        "Web",
        "Workflow",
        "Storage",
        "Security",
        "CloudOnly",
    ];

    public static readonly Assembly Domain = Assembly.Load("Delivery.Domain");
    public static readonly Assembly Pages = Assembly.Load("Delivery.Pages");
    public static readonly Assembly Functions = Assembly.Load("Delivery.Functions");
    public static readonly Assembly LocalFunctions = Assembly.Load("LocalFunctions");
    public static readonly Assembly Local = Assembly.Load("Delivery.Local");
    public static readonly Assembly TestKit = Assembly.Load("Delivery.TestKit");

    public static readonly string Root = FindRoot(AppContext.BaseDirectory);

    private static readonly string[] MadeByTools = ["bin", "obj", "node_modules", "TestResults", ".git", ".delivery"];

    /// <summary>The sources under a folder of the repository, as paths from its root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(MadeByTools).Any())
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] ReadLines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Delivery.sln"))
            ? folder
            : FindRoot(
                Path.GetDirectoryName(folder)
                    ?? throw new DirectoryNotFoundException("These tests read the sources: run them inside the clone.")
            );
}
