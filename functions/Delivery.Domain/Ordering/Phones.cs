using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Delivery.Domain.Ordering;

/// <summary>Mainland mobile numbers, and landlines with area code and optional extension ("021-55500001-802").</summary>
public static partial class Phones
{
    public static bool IsValid([NotNullWhen(true)] string? phone) =>
        phone is not null && (Mobile().IsMatch(phone) || Landline().IsMatch(phone));

    /// <summary>One that gets text messages.</summary>
    public static bool IsMobile([NotNullWhen(true)] string? phone) => phone is not null && Mobile().IsMatch(phone);

    /// <summary>As shown to those who need not call: 138****5678, 021-****0001.</summary>
    public static string Mask(string? phone) =>
        phone switch
        {
            null or "" => "",
            _ when Mobile().IsMatch(phone) => $"{phone[..3]}****{phone[^4..]}",
            _ when Landline().Match(phone) is { Success: true, Groups: var found } =>
                $"{found["area"].Value}-****{found["local"].Value[^4..]}",
            _ => "****",
        };

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mobile();

    [GeneratedRegex(
        @"\A(?<area>0[0-9]{2,3})-?(?<local>[2-9][0-9]{6,7})(-[0-9]{1,6})?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Landline();
}
