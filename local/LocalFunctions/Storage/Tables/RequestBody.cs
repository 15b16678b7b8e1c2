using Azure.Core;

namespace LocalFunctions.Storage.Tables;

/// <summary>The body of the request at hand, in a buffer that the next request of this thread reuses.</summary>
internal static class RequestBody
{
    /// <summary>The service refuses larger ones.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    [ThreadStatic]
    private static MemoryStream? buffer;

    public static ReadOnlySpan<byte> Read(RequestContent? content, CancellationToken cancellation)
    {
        if (content is null)
            return [];
        buffer ??= new MemoryStream(16 * 1024);
        buffer.SetLength(0);
        content.WriteTo(buffer, cancellation);
        return buffer.Length <= MostBytes
            ? buffer.GetBuffer().AsSpan(0, (int)buffer.Length)
            : throw new RequestRefusedException(TableError.BodyTooLarge);
    }
}
