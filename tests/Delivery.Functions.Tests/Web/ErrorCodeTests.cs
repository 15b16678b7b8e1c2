using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Every problem points to its code on the docs page; so the page must know every code, and no dead one.</summary>
public sealed partial class ErrorCodeTests
{
    private static readonly Lazy<HashSet<string>> InSources = new(() =>
        [
            .. from layer in new[] { "functions/Delivery.Domain", "functions/Delivery.Functions" }
            from file in House.Files(layer, ".cs")
            from Match match in Code().Matches(AuditEntry().Replace(House.Read(file), ""))
            select match.Groups["code"].Value,
        ]
    );

    [Fact]
    public void Every_code_that_the_app_can_answer_is_explained() =>
        Offences.AssertNone(
            InSources.Value.Except(ErrorCodes.All.Select(error => error.Code)),
            "Say what these codes mean in Web/OpenApi/error-codes.txt:"
        );

    [Fact]
    public void No_code_is_explained_that_the_app_cannot_answer() =>
        Offences.AssertNone(
            ErrorCodes.All.Select(error => error.Code).Except(InSources.Value),
            "Nothing answers these codes any more:"
        );

    [Fact]
    public void Every_code_is_explained_once_in_Chinese() =>
        Offences.AssertNone(
            ErrorCodes
                .All.GroupBy(error => error.Code)
                .Where(same => same.Count() > 1 || !Chinese().IsMatch(same.First().Meaning))
                .Select(same => same.Key),
            "Explained twice, or not in Chinese:"
        );

    [Fact]
    public void Every_code_is_tested_with_its_sentence() =>
        Offences.AssertNone(
            ErrorCodes.All.Select(error => error.Code).Where(IsUntested),
            "Test these codes beside the sentence that people read:"
        );

    private static readonly Lazy<string[]> Tests = new(() =>
        [
            .. from layer in new[] { "tests/Delivery.Domain.Tests", "tests/Delivery.Functions.Tests" }
            from file in House.Files(layer, ".cs")
            where !file.Contains("Samples", StringComparison.Ordinal)
            select House.Read(file),
        ]
    );

    // The sentence stands in the same text, or in one some lines away, as where a tuple is written one to a line.
    private static bool IsUntested(string code) =>
        !Tests.Value.Any(test =>
            Regex
                .Matches(test, $@"(?<![\w.-]){Regex.Escape(code)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Any(named => Chinese().IsMatch(Around(test, named.Index)))
        );

    private static string Around(string test, int at)
    {
        var (from, to) = (at, at);
        for (var lines = 0; from > 0 && lines < LinesAround; from--)
            lines += test[from - 1] == '\n' ? 1 : 0;
        for (var lines = 0; to < test.Length && lines < LinesAround; to++)
            lines += test[to] == '\n' ? 1 : 0;
        return test[from..to];
    }

    private const int LinesAround = 3;

    // A code is followed by its sentence; names of acts in the audit log have the same form.
    [GeneratedRegex(
        @"""(?<code>[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*)"",",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Code();

    [GeneratedRegex(
        @"WriteAsync\([^;]*;|new Act\([^)]*\)|ActOnAsync\([^)]*\)|AddFollowing<\w+>\([^)]*\)|RunAsync\(\s*""[^""]*""",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AuditEntry();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();
}
