using Delivery.Domain;

namespace Delivery.Functions.Web.Typed;

/// <param name="Label">As the page calls it, for the sentence that refuses it.</param>
public sealed record FormField(TextKind Kind, string Label, int Longest);

/// <summary>
/// Every field of every form, by the name it is posted under; what stands in brackets behind a name only says whose it is.
/// A test holds this list to the pages.
/// </summary>
public static partial class FormFields
{
    private static readonly FormField Unknown = Field(TextKind.Line, "这一项");

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>One that is not listed is a line, so that nothing is ever taken as it was typed.</summary>
    public static FormField Of(string name) => Known.GetValueOrDefault(Bare(name), Unknown);

    /// <summary>"headcount[3101…-01]" is "headcount".</summary>
    public static string Bare(string name) => name.Split('[')[0];

    private static FormField Field(TextKind kind, string label, int? longest = null) =>
        new(kind, label, longest ?? kind.Longest());
}
