using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>A JSON body, read once and no further than it may be long.</summary>
public static class RequestBody
{
    /// <summary>An order with ten lessons takes three kilobytes; a street's month of feedback some fifty.</summary>
    public const int JsonLimit = 1024 * 1024;

    /// <returns>Null when the body is longer than <paramref name="limit"/> bytes.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit)
    {
        if (request.ContentLength > limit)
            return null;
        using var read = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int got; (got = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0; )
        {
            if (read.Length + got > limit)
                return null;
            read.Write(chunk, 0, got);
        }

        return read.ToArray();
    }

    public static bool IsJson(HttpRequest request) =>
        request.ContentType is { } type
        && (
            type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Split(';')[0].EndsWith("+json", StringComparison.OrdinalIgnoreCase)
        );

    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
