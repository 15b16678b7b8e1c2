using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Delivery.Functions.Web;

/// <summary>
/// What everybody sees alike: caches keep it for a short while and then ask whether it has changed, which costs no body.
/// </summary>
public static class PublicAnswer
{
    /// <summary>A page may be a minute behind: a correction is then on it.</summary>
    public static TimeSpan AMinute { get; } = TimeSpan.FromMinutes(1);

    public static TimeSpan AnHour { get; } = TimeSpan.FromHours(1);

    public static IResult Of(HttpRequest request, string text, string contentType, TimeSpan fresh) =>
        Of(request, Encoding.UTF8.GetBytes(text), contentType, fresh);

    public static IResult Of(HttpRequest request, byte[] content, string contentType, TimeSpan fresh)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        return Unchanged(request, tag, fresh) ?? Results.Bytes(content, contentType);
    }

    /// <returns>Null for who does not have it yet; the headers of what is to be sent are set.</returns>
    /// <param name="tag">Tells this content from any other.</param>
    public static IResult? Unchanged(HttpRequest request, string tag, TimeSpan fresh)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = $"public, max-age={(int)fresh.TotalSeconds}";
        headers.ETag = Quoted(tag).ToString();
        return IsKnown(request, tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : null;
    }

    /// <summary>Whether who asks has this content already.</summary>
    public static bool IsKnown(HttpRequest request, string tag) => Names(request, Quoted(tag));

    /// <param name="version">As a header writes it, quoted.</param>
    public static bool HasVersion(HttpRequest request, string version) =>
        EntityTagHeaderValue.TryParse(version, out var tag) && Names(request, tag);

    private static bool Names(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: false));

    private static EntityTagHeaderValue Quoted(string tag) => new($"\"{tag}\"");
}
