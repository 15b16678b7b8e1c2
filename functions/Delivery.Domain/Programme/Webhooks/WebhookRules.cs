using System.Text.RegularExpressions;

namespace Delivery.Domain.Programme.Webhooks;

/// <summary>When a call is made again, and for how long (domain.md, section 6: with back-off for a day).</summary>
public static partial class WebhookRules
{
    /// <summary>After so long an event is given up; it can still be replayed.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(4),
        TimeSpan.FromHours(6),
    ];

    /// <param name="tries">How often it was tried, all in vain.</param>
    /// <param name="first">When it was tried first.</param>
    /// <returns>When to try again; null when it is given up.</returns>
    public static DateTimeOffset? NextTry(int tries, DateTimeOffset first, DateTimeOffset now)
    {
        var (next, last) = (now + Pauses[Math.Clamp(tries, 1, Pauses.Length) - 1], first + Longest);
        // The last try is made when the day is over, and not hours before.
        return now >= last ? null
            : next < last ? next
            : last;
    }

    public static bool IsName(string name) => Name().IsMatch(name);

    /// <param name="mayBePlain">Without TLS, as only tests do.</param>
    public static bool IsAddress(string text, bool mayBePlain) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || mayBePlain && url.Scheme == Uri.UriSchemeHttp)
        && url.UserInfo.Length == 0
        && url.Fragment.Length == 0;

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
