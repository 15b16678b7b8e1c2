using System.Globalization;
using System.Text.RegularExpressions;

namespace Delivery.Functions.Web.Typed;

/// <summary>Numbers as people type them, and as programs read them.</summary>
public static partial class TypedNumbers
{
    /// <summary>"¥1,250.50" and "1 250.50元" are 1250.50; a date or a time of day stays as it is.</summary>
    internal static string Clean(string halfWidth) =>
        Grouped().Match(halfWidth) is { Success: true, Groups: var found }
            ? string.Concat(found["number"].Value.Where(letter => letter is not (',' or ' ')))
            : halfWidth;

    /// <summary>The number of an account or a document loses the spaces that stand on the card; words stay as they are.</summary>
    internal static string CleanAccount(string words) =>
        OnCard().IsMatch(HalfWidth.Of(words))
            ? string.Concat(HalfWidth.Of(words).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()
            : words;

    /// <summary>A whole number, with its sign if it has one; null when it is none.</summary>
    public static int? Whole(string cleaned) =>
        int.TryParse(cleaned, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>An amount of money in yuan; null when it is none.</summary>
    public static decimal? Amount(string cleaned) =>
        decimal.TryParse(
            cleaned,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var amount
        )
            ? amount
            : null;

    /// <summary>A day as the pages' fields send it, 2026-10-28; null when it is none.</summary>
    public static DateOnly? Day(string cleaned) =>
        DateOnly.TryParseExact(cleaned, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(
        @"\A[¥￥]? ?(?<number>-?([0-9]{1,3}([, ][0-9]{3})+|[0-9]+)(\.[0-9]+)?) ?元?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Grouped();

    // The last place of an identity number may be an X.
    [GeneratedRegex(@"\A([0-9][ -]?){7,}[0-9Xx]\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnCard();
}
