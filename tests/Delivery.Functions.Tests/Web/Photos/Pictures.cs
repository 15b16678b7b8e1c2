using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Delivery.Functions.Tests.Web.Photos;

/// <summary>Photos as phones take them, and as nobody should send them.</summary>
internal static class Pictures
{
    public const string Secret = "31.2304N 121.4737E";

    public static byte[] Jpeg(int width = 640, int height = 480) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width = 640, int height = 480) => Encoded(width, height, SKEncodedImageFormat.Png);

    /// <summary>Held upright: the camera's rows run down, and EXIF says so; the place stands beside it.</summary>
    public static byte[] HeldUpright()
    {
        var plain = Jpeg();
        byte[] exif =
        [
            .. "Exif\0\0"u8,
            .. "II*\0"u8,
            8,
            0,
            0,
            0,
            // One entry: orientation (0x0112), a short, one, 6.
            1,
            0,
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            .. Encoding.ASCII.GetBytes(Secret),
        ];
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        return [.. plain[..2], 0xFF, 0xE1, .. length, .. exif, .. plain[2..]];
    }

    /// <summary>A picture with a page behind its last byte.</summary>
    public static byte[] Polyglot() => [.. Jpeg(), .. "<script>alert(1)</script>"u8];

    /// <summary>Some hundred kilobytes that unpack to 900 million pixels.</summary>
    public static byte[] Bomb()
    {
        const int side = 30_000;
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, side);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), side);
        size[8] = 1;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[side / 8 + 1];
            for (var rows = 0; rows < side; rows++)
                zlib.Write(row);
        }

        return
        [
            0x89,
            .. "PNG\r\n\x1A\n"u8,
            .. Chunk("IHDR", size),
            .. Chunk("IDAT", packed.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string kind, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    private static uint Crc(byte[] body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.SeaGreen);
        using var paint = new SKPaint { Color = SKColors.Orange };
        surface.Canvas.DrawRect(0, 0, width / 2f, height / 2f, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }
}
