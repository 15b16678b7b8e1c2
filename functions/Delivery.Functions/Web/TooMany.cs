using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>The answer to who asks too often: 429, and when to come back.</summary>
public static class TooMany
{
    public static ApiAnswer Answer(TimeSpan wait) =>
        ApiAnswer.Problematic(429, "rate.exceeded", $"请求太频繁，请在{SecondsOf(wait)}秒后再试");

    /// <summary>In whole seconds, never 0.</summary>
    public static void Tell(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = SecondsOf(wait).ToString(CultureInfo.InvariantCulture);

    private static int SecondsOf(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
