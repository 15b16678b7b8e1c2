using System.Buffers.Binary;
using System.IO.Compression;

namespace Delivery.Local.Sample;

/// <summary>A drawn photo of a lesson: a hall with people standing in it, other colours for each lesson.</summary>
internal static class SamplePicture
{
    private const int Width = 320;
    private const int Height = 200;
    private const int Floor = 130;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>A PNG of some kilobytes.</returns>
    public static byte[] Of(int number)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        // Eight bits each of red, green and blue.
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed(number));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(int number)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
            for (var y = 0; y < Height; y++)
                zip.Write(Line(y, number));
        return packed.ToArray();
    }

    private static byte[] Line(int y, int number)
    {
        var line = new byte[1 + 3 * Width];
        for (var x = 0; x < Width; x++)
            (line[1 + 3 * x], line[2 + 3 * x], line[3 + 3 * x]) = Colour(x, y, number);
        return line;
    }

    private static (byte Red, byte Green, byte Blue) Colour(int x, int y, int number) =>
        IsPerson(x, y, number) ? ((byte)(60 + 37 * (x / 40 + number) % 150), (byte)(70 + 23 * number % 120), (byte)130)
        : y < Floor ? ((byte)(225 - y / 4), (byte)(230 - number * 7 % 40), (byte)215)
        : ((byte)(190 - (y - Floor)), (byte)(150 - (y - Floor) / 2), (byte)105);

    // A head and a body in each of eight places.
    private static bool IsPerson(int x, int y, int number)
    {
        var (dx, top) = (x % 40 - 20, 62 + 9 * (x / 40 * 5 + number) % 23);
        var isHead = dx * dx + (y - top) * (y - top) < 64;
        return isHead || Math.Abs(dx) < 9 && y > top + 9 && y < top + 68;
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checked(content, Checked(name, uint.MaxValue)));
        file.Write(number);
    }

    // The check sum of every PNG chunk; the framework keeps its own to itself.
    private static uint Checked(ReadOnlySpan<byte> bytes, uint sum)
    {
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB88320;
        }

        return sum;
    }
}
