using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security;

public static class SameOrigin
{
    /// <summary>
    /// Whether a changing request with a browser's credentials comes from our own pages. Browsers send one of these
    /// headers with every form post; a request with neither is no browser's, and carries no cookie that it should not.
    /// </summary>
    public static bool Holds(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site))
            return site.ToString() is "same-origin" or "none";
        return !request.Headers.TryGetValue("Origin", out var origin)
            || Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value;
    }
}
