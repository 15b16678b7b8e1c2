using Microsoft.AspNetCore.Http.Features;

namespace LocalFunctions.Storage.Blobs;

/// <summary>A request from outside, such as a browser's upload to a SAS link.</summary>
internal sealed class HttpBlobCall(HttpContext http, string account)
    : BlobCall(http.Request.Method, RawPath(http), account, http.Request.QueryString.Value ?? "")
{
    public override string? Header(string name) =>
        http.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;

    public override IEnumerable<(string Name, string Value)> Headers() =>
        http.Request.Headers.Select(header => (header.Key, header.Value.ToString()));

    public override Task CopyBodyAsync(Stream target, CancellationToken cancellation) =>
        http.Request.Body.CopyToAsync(target, cancellation);

    /// <summary>As it was sent: a decoded path no longer tells an escaped slash from a bare one.</summary>
    private static string RawPath(HttpContext http)
    {
        var target =
            http.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw && raw[0] == '/'
                ? raw
                : http.Request.PathBase.ToUriComponent() + http.Request.Path.ToUriComponent();
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }
}
