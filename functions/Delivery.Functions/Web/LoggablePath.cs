using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>An address as logs may keep it: the seal in a signed link is a key to somebody's affairs.</summary>
public static class LoggablePath
{
    private const int LongestId = 48;

    public static string Of(HttpRequest request) =>
        string.Join(
            '/',
            request
                .Path.ToString()
                .Split('/')
                .Select(part => part.Length > LongestId ? "…" : part.ReplaceLineEndings(""))
        );
}
