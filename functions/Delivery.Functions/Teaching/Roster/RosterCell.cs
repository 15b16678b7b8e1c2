using System.Globalization;
using System.Text.RegularExpressions;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Web.Typed;

namespace Delivery.Functions.Teaching.Roster;

/// <summary>A cell of a list, cleaned once as each of what it may be: to read a phone is dear.</summary>
/// <param name="Words">As a name.</param>
/// <param name="Phone">Empty where it is none.</param>
/// <param name="Number">A year of birth or an age, of "1958年3月" and "6岁" too; empty where it begins with no digit.</param>
/// <param name="IsBirth">A year, with its month or day at most, of which somebody is older than nothing.</param>
internal sealed partial record RosterCell(string Words, string Phone, string Number, bool IsBirth)
{
    private const int ShortestPhone = 7;

    public static RosterCell Of(string cell, DateOnly today)
    {
        var number = TypedText.Clean(TextKind.Number, cell);
        return new(
            TypedText.Clean(TextKind.Name, cell),
            cell.Count(char.IsDigit) >= ShortestPhone
            && TypedText.Clean(TextKind.Phone, cell) is var phone
            && Phones.IsValid(phone)
                ? phone
                : "",
            NumberOf(number),
            Day().Match(number) is { Success: true, Groups: var found }
                && int.Parse(found["year"].Value, CultureInfo.InvariantCulture) < today.Year
        );
    }

    public bool IsMobile => Phones.IsMobile(Phone);

    public bool IsName => Letters().IsMatch(Words);

    /// <summary>Spaces inside a phone would part it; one that is wrong is shown as it was sent.</summary>
    public string Called => Phone.Length > 0 ? Phone : Words;

    /// <summary>1958年3月 and 1958-03 are 1958.</summary>
    public static string NumberOf(string cleaned) => Digits().Match(cleaned).Value;

    [GeneratedRegex(@"\A\p{L}[\p{L}·\s]{1,19}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(
        @"\A(?<year>(19|20)[0-9]{2})(年|[年./-][0-9]{1,2}月?([月./-][0-9]{1,2}日?)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Day();

    [GeneratedRegex(@"\A[0-9]{1,4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
