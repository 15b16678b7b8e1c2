using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Domain.Matching;
using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>A certificate as one line, written as it is read back: TJQ 社体指导员2024-118 2027-06-30.</summary>
public static partial class QualificationText
{
    // What follows a number that looks like a day itself.
    private const string NoEnd = "长期";

    public static string Of(Qualification one)
    {
        var last = one.Proof.Split(' ')[^1];
        var end =
            one.Until is { } day ? $" {Dates.Iso(day)}"
            : last == NoEnd || LooksLikeDay().IsMatch(last) ? $" {NoEnd}"
            : "";
        return $"{one.Discipline} {one.Proof}{end}";
    }

    /// <summary>
    /// The discipline first, the day last where there is one, and between them the certificate, spaces and all.
    /// </summary>
    /// <param name="line">In half width.</param>
    /// <returns>
    /// Null when it cannot be read: a word is missing, the last one is nearly a day, or another certificate follows on 、.
    /// </returns>
    public static Qualification? Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || Another().IsMatch(line))
            return null;
        var until = DayOf(words[^1]);
        if (until is null && LooksLikeDay().IsMatch(words[^1]))
            return null;
        var proof = string.Join(' ', until is null && words[^1] != NoEnd ? words[1..] : words[1..^1]);
        return proof.Length == 0 ? null : new Qualification(words[0], proof, until);
    }

    // 2027/6/30 is what spreadsheets make of a day; people write 2027年6月30日, too.
    private static DateOnly? DayOf(string word) =>
        DateOnly.TryParseExact(
            word,
            ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        ) && day.Year is > 1900 and < 3000
            ? day
            : null;

    // 2027-13-45, 2027年6月: not 2024-118, which is a number.
    [GeneratedRegex(@"\A\d{4}[-./年]\d{1,2}(?!\d)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LooksLikeDay();

    // TJQ 证书1、PW 证书2: the second would be lost in the number of the first.
    [GeneratedRegex(@"、 *[A-Za-z][A-Za-z0-9_.-]* +(?!\d{4}[-./年])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Another();
}
