using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>The test script is put together of files that are read one after another into one shell.</summary>
public sealed partial class ShellTests
{
    [Fact]
    public void No_two_files_of_the_test_script_define_the_same_function()
    {
        var defined = House
            .Files("tests", ".sh")
            .Append("test.sh")
            .SelectMany(file =>
                Function().Matches(House.Read(file)).Select(match => (match.Groups["name"].Value, file))
            )
            .ToLookup(one => one.Value, one => one.file);

        Assert.NotEmpty(defined);
        Offences.AssertNone(
            defined
                .Where(function => function.Count() > 1)
                .Select(function => $"{function.Key}: {string.Join(", ", function)}"),
            "The file that is read last wins, and the others do something else than they say:"
        );
    }

    [GeneratedRegex(@"^(?<name>\w+)\(\)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Function();
}
