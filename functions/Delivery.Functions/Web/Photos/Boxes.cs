using System.Buffers.Binary;

namespace Delivery.Functions.Web.Photos;

/// <summary>The boxes of a file one after another, as ISO/IEC 14496-12 has them: a length, four letters, and what is inside.</summary>
internal ref struct Boxes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public ReadOnlySpan<byte> Kind { get; private set; }

    public ReadOnlySpan<byte> Content { get; private set; }

    /// <returns>False at the end, and where a box is longer than what is left, or does not say how long it is.</returns>
    public bool Next()
    {
        if (rest.Length < 8)
            return false;
        var (length, head) = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(rest), 8);
        if (length == 1 && rest.Length >= 16)
            (length, head) = (BinaryPrimitives.ReadUInt64BigEndian(rest[8..]), 16);
        if (length < (ulong)head || length > (ulong)rest.Length)
            return false;
        Kind = rest[4..8];
        Content = rest[head..(int)length];
        rest = rest[(int)length..];
        return true;
    }

    public static bool Has(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> kind)
    {
        var boxes = new Boxes(bytes);
        while (boxes.Next())
            if (boxes.Kind.SequenceEqual(kind))
                return true;
        return false;
    }

    /// <summary>
    /// What is inside the one of a kind; empty where there is none, and where there are several: of those the decoder may take
    /// another than we do.
    /// </summary>
    public static ReadOnlySpan<byte> Only(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> kind)
    {
        var boxes = new Boxes(bytes);
        ReadOnlySpan<byte> found = default;
        var any = false;
        while (boxes.Next())
            if (boxes.Kind.SequenceEqual(kind))
            {
                if (any)
                    return default;
                any = true;
                found = boxes.Content;
            }

        return found;
    }

    /// <summary>Without the version and flags that some boxes begin with.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> full) => full.Length < 4 ? default : full[4..];
}
