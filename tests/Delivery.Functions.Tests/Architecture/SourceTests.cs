using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int MostLines = 200;

    // A longer file needs a reason that a reader would accept.
    private static readonly Dictionary<string, string> Longer = [];

    private static readonly string[] Folders = ["functions", "local", "tests", "infra", "docs"];

    private static IEnumerable<string> Code =>
        Folders.Take(3).SelectMany(folder => House.Files(folder, ".cs", ".razor"));

    private static IEnumerable<string> Text =>
        Folders.SelectMany(folder =>
            House.Files(
                folder,
                ".cs",
                ".razor",
                ".md",
                ".json",
                ".csproj",
                ".bicep",
                ".bicepparam",
                ".sh",
                ".js",
                ".css"
            )
        );

    [Fact]
    public void What_is_compiled_is_compiled_everywhere() =>
        Offences.AssertNone(Matching(Code, Conditional()), "Conditional compilation hides code from some builds:");

    [Fact]
    public void No_source_names_a_place_on_somebodys_machine() =>
        Offences.AssertNone(Matching(Text, MachinePath()), "These paths exist on one machine only:");

    [Fact]
    public void A_file_reads_top_to_bottom_on_few_screens() =>
        Offences.AssertNone(
            from file in House.Files("functions", ".cs", ".razor")
            let lines = House.ReadLines(file).Length
            where lines > MostLines && !Longer.ContainsKey(file)
            select $"{file}: {lines} lines",
            $"Longer than {MostLines} lines; is each one thing?"
        );

    [Fact]
    public void An_exception_from_the_length_rule_ends_when_its_file_is_short_again() =>
        Offences.AssertNone(
            Longer.Keys.Where(file =>
                !File.Exists(Path.Combine(House.Root, file)) || House.ReadLines(file).Length <= MostLines
            ),
            "No longer needed:"
        );

    [Theory]
    [InlineData("var data = \"/home/lee/data\";", true)]
    [InlineData(@"var data = @""C:\data"";", true)]
    [InlineData("[Route(\"/homes/{id}\")]", false)]
    [InlineData("see https://example.cn/home/lee", false)]
    public void A_machine_path_is_told_from_an_address(string line, bool isPath) =>
        Assert.Equal(isPath, MachinePath().IsMatch(line));

    private static IEnumerable<string> Matching(IEnumerable<string> files, Regex pattern) =>
        from file in files
        where !file.EndsWith("/SourceTests.cs", StringComparison.Ordinal)
        from line in House.ReadLines(file).Index()
        where pattern.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"^\s*#(if|elif)\b")]
    private static partial Regex Conditional();

    [GeneratedRegex(@"(?<![\w.:/-])/(home|root|Users|work)/\w|\b[A-Z]:\\\w")]
    private static partial Regex MachinePath();
}
