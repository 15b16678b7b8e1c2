using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>An answer with its body already written: what is sent now, and what is kept for the same key.</summary>
public sealed record WrittenAnswer(int Status, string? Json, bool IsProblem, string? Location, string? Etag)
{
    public static WrittenAnswer Of(ApiAnswer answer)
    {
        var json = answer.Body is null
            ? null
            : JsonSerializer.Serialize(answer.Body, answer.Body.GetType(), ApiJson.Options);
        return new(
            answer.Status,
            json,
            answer.Body is Problem,
            answer.Location,
            answer.Etag is { } row && json is not null ? ShownVersion.Of(row, json) : answer.Etag
        );
    }

    /// <summary>What has no version of its own in storage has that of its content.</summary>
    public WrittenAnswer WithVersion() =>
        Etag is null && Status == 200 && Json is not null
            ? this with
            {
                Etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json)).AsSpan(0, 16))}\"",
            }
            : this;
}

/// <summary>An answer as it is kept: compressed, since a city's pay run is longer than a row may be.</summary>
public static class KeptAnswer
{
    public static byte[] Write(WrittenAnswer answer)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, answer);
        return packed.ToArray();
    }

    public static WrittenAnswer Read(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<WrittenAnswer>(brotli)!;
    }
}

public sealed class AnswerResult(WrittenAnswer answer, bool replayed = false) : IResult
{
    private static string Ascii(string location) =>
        location.Split('?', 2) is [var path, var query]
            ? $"{new PathString(path).ToUriComponent()}?{query}"
            : new PathString(location).ToUriComponent();

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = answer.Status;
        if (answer.Location is { } location)
            // Ids may be Chinese, and a header holds ASCII only.
            response.Headers.Location = Ascii(location);
        if (answer.Etag is { } etag)
            response.Headers.ETag = etag;
        if (replayed)
            response.Headers["Idempotency-Replayed"] = "true";
        // Personal data and states that change: nothing of the API is kept by caches.
        response.Headers.CacheControl = "no-store";
        if (answer.Json is null)
            return Task.CompletedTask;
        response.ContentType = answer.IsProblem
            ? "application/problem+json; charset=utf-8"
            : "application/json; charset=utf-8";
        return response.WriteAsync(answer.Json);
    }
}
