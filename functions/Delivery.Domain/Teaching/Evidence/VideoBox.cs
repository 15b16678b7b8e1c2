using System.Buffers.Binary;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>One part of an MP4 or MOV file (ISO/IEC 14496-12, section 4.2): four letters, and how far it reaches.</summary>
/// <param name="At">Where it begins, in bytes from the beginning of what it lies in.</param>
/// <param name="Size">With its head.</param>
/// <param name="Type">Its four letters as a number: they need not be letters.</param>
/// <param name="HeadBytes">8, or 16 where the size needs as much.</param>
public readonly record struct VideoBox(long At, long Size, uint Type, int HeadBytes)
{
    /// <summary>As much as has to be read to know a box, and whether it holds camera data of its own kind.</summary>
    public const int MostHeadBytes = 32;

    private const int ShortHead = 8;
    private const int LongHead = 16;

    public static uint Letters(ReadOnlySpan<byte> four) => BinaryPrimitives.ReadUInt32BigEndian(four);

    /// <param name="head">The bytes at which it begins.</param>
    /// <param name="end">Where that ends in which it lies; a box of size 0 reaches so far.</param>
    /// <returns>Null where no box can begin.</returns>
    public static VideoBox? Read(ReadOnlySpan<byte> head, long at, long end)
    {
        if (head.Length < ShortHead)
            return null;
        var isLong = Letters(head) == 1;
        if (isLong && head.Length < LongHead)
            return null;
        long size = isLong ? BinaryPrimitives.ReadInt64BigEndian(head[ShortHead..]) : Letters(head);
        var box = new VideoBox(at, size == 0 ? end - at : size, Letters(head[4..]), isLong ? LongHead : ShortHead);
        return box.Size >= box.HeadBytes && box.Size <= end - at ? box : null;
    }

    /// <summary>What the first box of a kind holds; nothing where there is none.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> type)
    {
        for (var at = 0; Read(boxes[at..], at, boxes.Length) is { } box; at += (int)box.Size)
            if (box.Type == Letters(type))
                return boxes[(at + box.HeadBytes)..(at + (int)box.Size)];
        return [];
    }
}
