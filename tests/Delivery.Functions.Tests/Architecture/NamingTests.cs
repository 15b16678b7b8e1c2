using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

public sealed partial class NamingTests
{
    // Words that say how something is built instead of what it is in the service.
    private static readonly string[] Empty =
    [
        "Manager",
        "Helper",
        "Util",
        "Utility",
        "Utilities",
        "Service",
        "Dto",
        "Common",
        "Shared",
    ];

    [Fact]
    public void Types_are_named_with_words_of_the_service()
    {
        var types = new[]
        {
            House.Domain,
            House.Pages,
            House.Functions,
            House.LocalFunctions,
            House.Local,
            House.TestKit,
        }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => Own().IsMatch(type.FullName!))
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

        Offences.AssertNone(
            types.Where(type => EmptyWords(type.Name).Any()).Select(type => type.FullName!),
            "These names say nothing about the service:"
        );
    }

    [Theory]
    [InlineData("OrderManager", true)]
    [InlineData("MailHelpers", true)]
    [InlineData("OrderDTO", true)]
    [InlineData("ServiceDay", true)]
    [InlineData("Commendation", false)]
    [InlineData("Managerial", false)]
    public void A_name_is_judged_word_by_word(string name, bool empty) => Assert.Equal(empty, EmptyWords(name).Any());

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var files = House.Files("functions", ".cs").Concat(House.Files("local", ".cs"));

        Offences.AssertNone(
            from file in files
            let declared = Namespace().Match(House.Read(file)).Groups["name"].Value
            where declared.Length > 0 && declared != Folder(file)
            select $"{file} declares {declared}",
            "One name finds all of a stage, so a namespace follows its folder:"
        );
    }

    // functions/Delivery.Domain/Money/Fen.cs → Delivery.Domain.Money
    private static string Folder(string file) => string.Join('.', file.Split('/')[1..^1]);

    private static IEnumerable<string> EmptyWords(string name) =>
        Words()
            .Matches(name)
            .Select(word => word.Value)
            .Where(word => Empty.Any(empty => IsWord(word, empty) || IsWord(word, $"{empty}s")));

    private static bool IsWord(string word, string empty) => word.Equals(empty, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+")]
    private static partial Regex Words();

    // What the compiler writes into an assembly has names of its own.
    [GeneratedRegex(@"^(Delivery|LocalFunctions)\.")]
    private static partial Regex Own();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
