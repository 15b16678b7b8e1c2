using System.Text.RegularExpressions;
using Delivery.Domain.Ordering;
using PhoneNumbers;

namespace Delivery.Functions.Web.Typed;

/// <summary>Phones are kept in one form: 13900000001, 021-55500001, 021-55500001-801.</summary>
internal static partial class TypedPhone
{
    private const string Region = "CN";
    private const int CountryCode = 86;
    private const string ShanghaisArea = "021";

    /// <returns>What cannot be a phone here stays as it was typed, for the rules to refuse.</returns>
    public static string Clean(string halfWidth)
    {
        // The library would leave out words before a number and take letters for the digits of a keypad.
        var spelled = WithExtension(halfWidth);
        return Mobile().IsMatch(halfWidth) ? halfWidth
            // The library takes 179 and two digits for a carrier's prefix and would leave them out of such a mobile.
            : MobileAlone().Match(Separators().Replace(halfWidth, "")) is { Success: true, Groups: var parts }
                ? parts["mobile"].Value
            : Signs().IsMatch(spelled) && Form(spelled) is { } form && Phones.IsValid(form) ? form
            : halfWidth;
    }

    // A word stands before an extension, or the dash of the form that is kept.
    private static string WithExtension(string typed) =>
        Landline().Match(typed) is { Success: true, Groups: var parts }
            ? $"{parts["number"].Value} ext. {parts["extension"].Value}"
            : ExtensionWord().Replace(typed, " ext. ");

    private static string? Form(string spelled)
    {
        if (Parse(spelled) is not { CountryCode: CountryCode } number)
            return null;
        var national = PhoneNumberUtil.GetInstance().GetNationalSignificantNumber(number);
        var extension = number.HasExtension ? $"-{number.Extension}" : "";
        return Mobile().IsMatch(national) ? national + extension
            : Local().IsMatch(national) ? $"{ShanghaisArea}-{national}{extension}"
            : WithArea().Match(national) is { Success: true, Groups: var parts }
                ? $"0{parts["area"].Value}-{parts["local"].Value}{extension}"
            : null;
    }

    private static PhoneNumber? Parse(string spelled)
    {
        try
        {
            return PhoneNumberUtil.GetInstance().Parse(spelled, Region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\A\+?[0-9() .-]+( ext\. [0-9]{1,6})?\z", Options, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"\A(?<number>(0[0-9]{2,3}-?)?[2-9][0-9]{6,7})-(?<extension>[0-9]{1,6})\z", Options, 1000)]
    private static partial Regex Landline();

    [GeneratedRegex(
        @"\s*(转|轉|分机号?|分機|extension|ext\.?|x|#|\*)\s*:?\s*",
        Options | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex ExtensionWord();

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z", Options, 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"\A(\+86|0086|86)?(?<mobile>1[3-9][0-9]{9})\z", Options, 1000)]
    private static partial Regex MobileAlone();

    [GeneratedRegex(@"[ ().-]", Options, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\A[2-9][0-9]{7}\z", Options, 1000)]
    private static partial Regex Local();

    // Peking's area and those that begin with 02 have two digits after the zero, all others three.
    [GeneratedRegex(@"\A(?<area>10|2[0-9]|[3-9][0-9]{2})(?<local>[2-9][0-9]{6,7})\z", Options, 1000)]
    private static partial Regex WithArea();
}
