namespace Delivery.Domain.Teaching.Evidence;

/// <summary>Bytes that say where a video was taken: a box becomes a free one, which every player skips; samples become nothing.</summary>
/// <param name="At">Of a box its four letters, in bytes from the beginning of the file.</param>
/// <param name="Length">From there to the end.</param>
/// <param name="IsBox">Otherwise samples of a track.</param>
public readonly record struct PlaceInVideo(long At, long Length, bool IsBox = true)
{
    /// <summary>Writes over it whatever of it lies in a piece of the file.</summary>
    /// <param name="from">Where the piece begins in the file.</param>
    public void Blank(Span<byte> piece, long from)
    {
        for (var at = Math.Max(At, from); at < Math.Min(At + Length, from + piece.Length); at++)
            piece[(int)(at - from)] = IsBox && at - At < 4 ? "free"u8[(int)(at - At)] : (byte)0;
    }

    /// <summary>
    /// The same bytes, with samples that touch or overlap as one place: tables may name the same bytes a hundred thousand
    /// times, and each time would be written.
    /// </summary>
    public static IReadOnlyList<PlaceInVideo> Joined(IReadOnlyCollection<PlaceInVideo> places)
    {
        List<PlaceInVideo> joined = [.. places.Where(place => place.IsBox)];
        var boxes = joined.Count;
        foreach (var place in places.Where(place => !place.IsBox).OrderBy(place => place.At))
            if (joined.Count > boxes && joined[^1] is var last && place.At <= last.At + last.Length)
                joined[^1] = last with { Length = Math.Max(last.Length, place.At + place.Length - last.At) };
            else
                joined.Add(place);
        return joined;
    }
}

/// <summary>
/// Finds in a video's description what phones write of the place where it was taken (domain.md, section 9): Android's
/// <c>©xyz</c>, <c>loci</c> of 3GPP, Apple's <c>com.apple.quicktime.location</c>, and what Adobe's XMP holds. What
/// action cameras write as a track of their own <see cref="VideoTracks"/> finds.
/// </summary>
public static class VideoPlaces
{
    private const int Deepest = 8;

    // A full box begins with its version; QuickTime's metadata do not.
    private const int VersionBytes = 4;

    private static readonly uint Coordinates = VideoBox.Letters([0xA9, (byte)'x', (byte)'y', (byte)'z']);
    private static readonly uint Location = VideoBox.Letters("loci"u8);
    private static readonly uint Metadata = VideoBox.Letters("meta"u8);
    private static readonly uint Keys = VideoBox.Letters("keys"u8);
    private static readonly uint Values = VideoBox.Letters("ilst"u8);
    private static readonly uint Adobe = VideoBox.Letters("XMP_"u8);
    private static readonly uint Own = VideoBox.Letters("uuid"u8);

    private static readonly HashSet<uint> Nests =
    [
        VideoBox.Letters("moov"u8),
        VideoBox.Letters("udta"u8),
        VideoBox.Letters("trak"u8),
    ];

    /// <summary>In the name of a key of Apple's: com.apple.quicktime.location.ISO6709.</summary>
    internal static ReadOnlySpan<byte> LocationKey => ".location."u8;

    private static ReadOnlySpan<byte> AdobeId =>
        [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    /// <summary>The box that describes the whole video.</summary>
    public static bool IsDescription(VideoBox box) => box.Type == VideoBox.Letters("moov"u8);

    /// <param name="head">The box's first bytes.</param>
    public static bool IsAdobe(VideoBox box, ReadOnlySpan<byte> head) =>
        box.Type == Own && head.Length >= box.HeadBytes + AdobeId.Length && head[box.HeadBytes..].StartsWith(AdobeId);

    /// <param name="box">With its head, whole.</param>
    /// <param name="from">Where it begins in the file.</param>
    public static IReadOnlyList<PlaceInVideo> In(ReadOnlySpan<byte> box, long from)
    {
        var found = new List<PlaceInVideo>();
        Search(box, from, found, depth: 0);
        return found;
    }

    /// <summary>All of a box, whatever it holds.</summary>
    public static PlaceInVideo All(VideoBox box) => new(box.At + 4, box.Size - 4);

    private static void Search(ReadOnlySpan<byte> boxes, long from, List<PlaceInVideo> found, int depth)
    {
        for (var at = 0; VideoBox.Read(boxes[at..], at, boxes.Length) is { } box; at += (int)box.Size)
        {
            var whole = boxes.Slice(at, (int)box.Size);
            var inside = whole[box.HeadBytes..];
            if (box.Type == Coordinates || box.Type == Location || box.Type == Adobe || IsAdobe(box, whole))
                found.Add(All(box with { At = from + at }));
            else if (box.Type == Metadata)
                SearchKeyed(inside, from + at + box.HeadBytes, found);
            else if (Nests.Contains(box.Type) && depth < Deepest)
                Search(inside, from + at + box.HeadBytes, found, depth + 1);
        }
    }

    // The values of a list have no names but numbers: of their keys, counted from one.
    private static void SearchKeyed(ReadOnlySpan<byte> metadata, long from, List<PlaceInVideo> found)
    {
        var skip = StartsWithBox(metadata) ? 0 : VersionBytes;
        if (metadata.Length < skip)
            return;
        var boxes = metadata[skip..];
        var places = new HashSet<uint>();
        for (var at = 0; VideoBox.Read(boxes[at..], at, boxes.Length) is { } box; at += (int)box.Size)
        {
            var inside = boxes[(at + box.HeadBytes)..(at + (int)box.Size)];
            if (box.Type == Keys)
                places = PlacesAmong(inside);
            else if (box.Type == Values)
                AddValues(inside, from + skip + at + box.HeadBytes, places, found);
        }
    }

    private static bool StartsWithBox(ReadOnlySpan<byte> metadata) =>
        metadata.Length >= 8 && metadata[4..8].SequenceEqual("hdlr"u8);

    private static HashSet<uint> PlacesAmong(ReadOnlySpan<byte> keys)
    {
        var places = new HashSet<uint>();
        if (keys.Length < 2 * VersionBytes)
            return places;
        var listed = keys[(2 * VersionBytes)..];
        var number = 1u;
        for (var at = 0; VideoBox.Read(listed[at..], at, listed.Length) is { } key; at += (int)key.Size, number++)
            if (listed[(at + key.HeadBytes)..(at + (int)key.Size)].IndexOf(LocationKey) >= 0)
                places.Add(number);
        return places;
    }

    private static void AddValues(ReadOnlySpan<byte> values, long from, HashSet<uint> places, List<PlaceInVideo> found)
    {
        for (var at = 0; VideoBox.Read(values[at..], at, values.Length) is { } value; at += (int)value.Size)
            if (places.Contains(value.Type) || value.Type == Coordinates)
                found.Add(All(value with { At = from + at }));
    }
}
