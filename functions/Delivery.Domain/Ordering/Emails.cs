using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Delivery.Domain.Ordering;

public static partial class Emails
{
    /// <summary>Refuses what can be no address; whether mail arrives only sending shows.</summary>
    public static bool IsValid([NotNullWhen(true)] string? email) =>
        email is { Length: <= 254 } && Pattern().IsMatch(email);

    /// <summary>As shown to those who need not write: "w****@example.cn".</summary>
    public static string Mask(string? email) =>
        email switch
        {
            null or "" => "",
            _ when IsValid(email) => $"{email[0]}****{email[email.IndexOf('@', StringComparison.Ordinal)..]}",
            _ => "****",
        };

    [GeneratedRegex(
        @"\A[^@\s,;<>""]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
