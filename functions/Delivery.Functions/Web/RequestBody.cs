using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

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
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (
            type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        );

    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            // Some editors put a byte order mark before their files.
            var text = body.AsMemory(body.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
            var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            ReadTexts(json.RootElement);
            return json;
        }
        // The latter for a text that is no text: broken UTF-8, or half of a pair of escapes.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // The parser leaves texts unread, and each would throw where it is first used.
    private static void ReadTexts(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                ReadTexts(item);
        else if (element.ValueKind == JsonValueKind.Object)
            foreach (var field in element.EnumerateObject())
            {
                _ = field.Name;
                ReadTexts(field.Value);
            }
    }
}
