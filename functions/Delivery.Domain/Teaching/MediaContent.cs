using System.Buffers.Binary;

namespace Delivery.Domain.Teaching;

/// <summary>What a file is, told by its first bytes and never by its name: the pictures and videos that phones make.</summary>
/// <param name="ContentType">The IANA media type that it is served as.</param>
public sealed record MediaContent(string ContentType, bool IsImage)
{
    /// <summary>How many bytes from the beginning are needed to tell.</summary>
    public const int HeaderLength = 64;

    /// <returns>Null when the bytes are none of the kinds taken, or a PNG without width or height.</returns>
    public static MediaContent? Recognize(ReadOnlySpan<byte> header) =>
        IsPng(header) ? new("image/png", true)
        : header.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? new("image/jpeg", true)
        : header.StartsWith("RIFF"u8) && At(header, 8, "WEBP"u8) ? new("image/webp", true)
        : At(header, 4, "ftyp"u8) ? OfBrand(header)
        : null;

    private static bool IsPng(ReadOnlySpan<byte> header) =>
        header.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        && header.Length >= 24
        && BinaryPrimitives.ReadUInt32BigEndian(header[16..]) is > 0 and < 30_000
        && BinaryPrimitives.ReadUInt32BigEndian(header[20..]) is > 0 and < 30_000;

    private static MediaContent OfBrand(ReadOnlySpan<byte> header) =>
        At(header, 8, "heic"u8) || At(header, 8, "heix"u8) || At(header, 8, "mif1"u8) ? new("image/heic", true)
        : At(header, 8, "qt  "u8) ? new("video/quicktime", false)
        : new("video/mp4", false);

    private static bool At(ReadOnlySpan<byte> header, int offset, ReadOnlySpan<byte> wanted) =>
        header.Length >= offset + wanted.Length && header.Slice(offset, wanted.Length).SequenceEqual(wanted);
}
