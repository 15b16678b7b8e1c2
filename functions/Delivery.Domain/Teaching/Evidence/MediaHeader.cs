using System.Buffers.Binary;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>An image's width and height; 0 by 0 where the file ends before it says so.</summary>
public readonly record struct PixelSize(int Width, int Height);

/// <summary>The first bytes of photos and videos.</summary>
internal static class MediaHeader
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static MediaKind? KindOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? MediaKind.Jpeg
        : head.StartsWith(PngStart) ? MediaKind.Png
        : head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) ? MediaKind.Webp
        : At(head, 4, "ftyp"u8) ? KindOfBrand(head[8..])
        : null;

    /// <summary>Null for kinds whose size is not in the header.</summary>
    public static PixelSize? SizeOf(ReadOnlySpan<byte> head, MediaKind kind) =>
        kind switch
        {
            MediaKind.Png => head.Length < 24 ? default(PixelSize) : new(Big32(head[16..]), Big32(head[20..])),
            MediaKind.Jpeg => JpegSize(head),
            MediaKind.Webp => WebpSize(head),
            _ => null,
        };

    private static MediaKind? KindOfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("qt  "u8) ? MediaKind.Mov
        : brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("mif1"u8) ? MediaKind.Heic
        : brand.StartsWith("hevc"u8) || brand.StartsWith("heim"u8) || brand.StartsWith("msf1"u8) ? MediaKind.Heic
        : IsVideo(brand) ? MediaKind.Mp4
        : null;

    private static bool IsVideo(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("isom"u8)
        || brand.StartsWith("iso"u8)
        || brand.StartsWith("mp4"u8)
        || brand.StartsWith("avc1"u8)
        || brand.StartsWith("M4V"u8)
        || brand.StartsWith("3gp"u8)
        || brand.StartsWith("MSNV"u8);

    // A JPEG is a chain of segments, each with its length; the frame's own segment holds the size.
    private static PixelSize JpegSize(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF; )
        {
            var marker = head[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(Big16(head[(at + 7)..]), Big16(head[(at + 5)..]));
            at += marker == 0xFF ? 1 : 2 + Big16(head[(at + 2)..]);
        }

        return default;
    }

    private static PixelSize WebpSize(ReadOnlySpan<byte> head) =>
        head.Length < 30 ? default
        : At(head, 12, "VP8X"u8) ? new(1 + Little24(head[24..]), 1 + Little24(head[27..]))
        : At(head, 12, "VP8L"u8) ? LosslessSize(BinaryPrimitives.ReadUInt32LittleEndian(head[21..]))
        : At(head, 12, "VP8 "u8) ? new(Little16(head[26..]) & 0x3FFF, Little16(head[28..]) & 0x3FFF)
        : default;

    private static PixelSize LosslessSize(uint bits) => new(1 + (int)(bits & 0x3FFF), 1 + (int)(bits >> 14 & 0x3FFF));

    private static bool At(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> text) =>
        head.Length >= offset + text.Length && head[offset..].StartsWith(text);

    private static int Big32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);

    private static int Big16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static int Little16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static int Little24(ReadOnlySpan<byte> bytes) => bytes[0] | bytes[1] << 8 | bytes[2] << 16;
}
