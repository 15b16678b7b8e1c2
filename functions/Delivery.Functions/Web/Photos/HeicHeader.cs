using System.Buffers.Binary;

namespace Delivery.Functions.Web.Photos;

/// <summary>What a HEIC photo says of itself (ISO/IEC 23008-12), read before anything of it is decoded.</summary>
internal static class HeicHeader
{
    /// <returns>The largest size that any of its pictures claims; null of what is no still picture in HEVC.</returns>
    public static (long Width, long Height)? SizeOf(ReadOnlySpan<byte> file)
    {
        var meta = Boxes.Inside(Boxes.Find(file, "meta"u8));
        return Boxes.Find(file, "moov"u8).IsEmpty && HoldsOnlyHevc(Boxes.Find(meta, "iinf"u8))
            ? LargestOf(Boxes.Find(Boxes.Find(meta, "iprp"u8), "ipco"u8))
            : null;
    }

    private static (long Width, long Height)? LargestOf(ReadOnlySpan<byte> properties)
    {
        (long Width, long Height)? largest = null;
        var boxes = new Boxes(properties);
        while (boxes.Next())
            if (boxes.Kind.SequenceEqual("ispe"u8) && boxes.Content.Length >= 12)
            {
                var (width, height) = ((long)Big(boxes.Content[4..]), (long)Big(boxes.Content[8..]));
                if (largest is not { } known || width * height > known.Width * known.Height)
                    largest = (width, height);
            }

        return largest;
    }

    private static bool HoldsOnlyHevc(ReadOnlySpan<byte> list)
    {
        if (list.Length < 8)
            return false;
        // The list begins with how many there are: in two bytes, in later versions in four.
        var items = new Boxes(list[(list[0] == 0 ? 6 : 8)..]);
        var any = false;
        while (items.Next())
            if (IsKnown(KindOf(items.Content)))
                any = true;
            else
                return false;
        return any;
    }

    private static ReadOnlySpan<byte> KindOf(ReadOnlySpan<byte> item) =>
        item.Length >= 12 && item[0] == 2 ? item[8..12]
        : item.Length >= 14 && item[0] == 3 ? item[10..14]
        : default;

    // Pictures in HEVC, what is put together of them, and what is told beside them: anything else would wake another decoder.
    private static bool IsKnown(ReadOnlySpan<byte> kind) =>
        kind.SequenceEqual("hvc1"u8)
        || kind.SequenceEqual("grid"u8)
        || kind.SequenceEqual("iden"u8)
        || kind.SequenceEqual("tmap"u8)
        || kind.SequenceEqual("Exif"u8)
        || kind.SequenceEqual("mime"u8)
        || kind.SequenceEqual("uri "u8);

    private static uint Big(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
