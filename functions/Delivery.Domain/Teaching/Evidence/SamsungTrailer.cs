using System.Buffers.Binary;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>
/// What a Samsung phone writes behind a film or a photo: blocks, a directory of them that begins with <c>SEFH</c>, how long
/// it is, and <c>SEFT</c>. A block may hold the country, a path, or a whole film with its place: all of it is blanked.
/// </summary>
/// <remarks>
/// The layout is not published; it is as programs that read it describe it (ExifTool). Of a directory: mark, version and
/// count, and for each block four bytes of its kind, how far before the directory it begins, and how long it is; numbers
/// are little-endian.
/// </remarks>
public static class SamsungTrailer
{
    private const int FootBytes = 8;
    private const int HeadBytes = 12;
    private const int EntryBytes = 12;
    private const int CountAt = 8;
    private const int OffsetAt = 4;

    // A phone writes a dozen blocks.
    private const int MostDirectory = HeadBytes + (1000 * EntryBytes);

    private static ReadOnlySpan<byte> EndMark => "SEFT"u8;

    private static ReadOnlySpan<byte> DirectoryMark => "SEFH"u8;

    /// <summary>Where the directory lies, if these are the last bytes of a trailer.</summary>
    /// <param name="foot">The last bytes of the file.</param>
    /// <param name="bytes">Of the whole file.</param>
    public static (long At, int Length)? DirectoryOf(ReadOnlySpan<byte> foot, long bytes)
    {
        if (foot.Length < FootBytes || !foot.EndsWith(EndMark))
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(foot[^FootBytes..]);
        return length is >= HeadBytes and <= MostDirectory && length <= bytes - FootBytes
            ? (bytes - FootBytes - length, (int)length)
            : null;
    }

    /// <summary>Whether what lies there is a directory; otherwise the file only ends with the same letters.</summary>
    public static bool IsDirectory(ReadOnlySpan<byte> directory) => directory.StartsWith(DirectoryMark);

    /// <summary>Where the first block begins.</summary>
    /// <param name="at">Where the directory lies in the file.</param>
    /// <returns>Null where the directory cannot be so.</returns>
    public static long? StartOf(ReadOnlySpan<byte> directory, long at)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(directory[CountAt..]);
        if (count > (directory.Length - HeadBytes) / EntryBytes)
            return null;
        var furthest = 0L;
        for (var entry = 0; entry < count; entry++)
        {
            var before = directory[(HeadBytes + (entry * EntryBytes) + OffsetAt)..];
            furthest = Math.Max(furthest, BinaryPrimitives.ReadUInt32LittleEndian(before));
        }

        return furthest <= at ? at - furthest : null;
    }
}
