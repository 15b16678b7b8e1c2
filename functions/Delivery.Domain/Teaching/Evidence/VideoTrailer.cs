using System.Buffers.Binary;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>
/// What an Insta360 camera writes behind the film, its way among it: nobody's box, or one of its own, up to the file's end.
/// It ends with how long it is, a version and a mark. All of it is blanked: players find nothing of theirs in it.
/// </summary>
/// <remarks>
/// The layout is not published; it is as programs that read it describe it (ExifTool, Gyroflow). So its length is only
/// believed where the boxes before it end there too, or where nothing else tells where it begins.
/// </remarks>
public static class VideoTrailer
{
    /// <summary>As much of a file's end as tells whether there is one: its length, a version, and the mark.</summary>
    public const int FootBytes = 40;

    private static readonly HashSet<uint> OfPlayers =
    [
        VideoBox.Letters("ftyp"u8),
        VideoBox.Letters("moov"u8),
        VideoBox.Letters("moof"u8),
    ];

    private static ReadOnlySpan<byte> Mark => "8db42d694ccc418790edff439fe026bf"u8;

    /// <param name="foot">The last bytes of the file.</param>
    public static bool IsIn(ReadOnlySpan<byte> foot) => foot.Length >= FootBytes && foot.EndsWith(Mark);

    /// <summary>Where it says that it begins.</summary>
    /// <param name="foot">The last bytes of a file that has one.</param>
    /// <param name="bytes">Of the whole file.</param>
    /// <returns>Null where it cannot be so.</returns>
    public static long? SaidStart(ReadOnlySpan<byte> foot, long bytes)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(foot[^FootBytes..]);
        return length >= FootBytes && length <= bytes ? bytes - length : null;
    }

    /// <param name="last">The last box that could be read.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="said">Where the trailer says that it begins.</param>
    /// <param name="bytes">Of the whole file, which has a trailer.</param>
    /// <returns>Null where it cannot be told from the film.</returns>
    public static PlaceInVideo? After(VideoBox? last, long end, long? said, long bytes)
    {
        if (last is not { } box)
            return null;
        if (end < bytes)
            return new(end, bytes - end, IsBox: false);
        if (OfPlayers.Contains(box.Type))
            return null;
        if (box.Type != VideoBox.Letters("mdat"u8))
            return VideoPlaces.All(box);
        // The film is said to reach to the end of the file.
        return said >= box.At + box.HeadBytes ? new(said.Value, bytes - said.Value, IsBox: false) : null;
    }
}
