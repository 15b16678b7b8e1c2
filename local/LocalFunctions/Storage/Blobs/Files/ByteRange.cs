using System.Globalization;

namespace LocalFunctions.Storage.Blobs.Files;

/// <summary>A stretch of a content.</summary>
internal sealed record ByteRange(long Offset, long Length)
{
    /// <summary>The range that a header asks for; null for all of it. Other forms than <c>bytes=a-b</c> are ignored, as HTTP has it.</summary>
    /// <exception cref="BlobRefusedException">It begins behind the end.</exception>
    public static ByteRange? Of(string? header, long length)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            return null;
        var parts = header[6..].Split('-');
        if (parts.Length != 2 || !Number(parts[0], out var first))
            return null;
        if (first >= length)
            throw new BlobRefusedException(BlobError.InvalidRange);
        var last = Number(parts[1], out var asked) ? Math.Min(asked, length - 1) : length - 1;
        return last < first ? null : new ByteRange(first, last - first + 1);
    }

    public string ContentRange(long total) => $"bytes {Offset}-{Offset + Length - 1}/{total}";

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
