using System.Buffers.Binary;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>
/// Finds what action cameras write of their way: a track of its own beside picture and sound, named by the first description
/// of its samples: <c>gpmd</c> (GoPro), <c>camm</c> (Android and 360° cameras), <c>rtmd</c> (Sony), <c>mett</c> (Parrot), and
/// of Apple's timed metadata, <c>mebx</c>, those whose keys name a location. Its samples are blanked
/// where they lie, so that the file is as long and every player finds picture and sound where they were; a track whose tables
/// cannot be followed becomes a free box. Samples that lie in fragments <see cref="VideoFragments"/> finds.
/// </summary>
public static class VideoTracks
{
    /// <summary>Some per second of hours. More of them no camera writes, and each costs time.</summary>
    public const int MostChunks = 100_000;

    // A full box begins with its version; then comes how many entries there are.
    private const int Version = 4;
    private const int Counted = 8;

    // Of sizes, where the size of all comes between.
    private const int Sized = 12;
    private const int RunBytes = 12;

    private static readonly HashSet<uint> OfWays =
    [
        VideoBox.Letters("gpmd"u8),
        VideoBox.Letters("camm"u8),
        VideoBox.Letters("rtmd"u8),
        VideoBox.Letters("mett"u8),
    ];

    /// <param name="description">With its head, whole.</param>
    /// <param name="from">Where it begins in the file.</param>
    /// <param name="bytes">Of the whole file.</param>
    /// <returns>Null where there are more pieces than any camera writes.</returns>
    public static IReadOnlyList<PlaceInVideo>? In(ReadOnlySpan<byte> description, long from, long bytes)
    {
        if (VideoBox.Read(description, 0, description.Length) is not { } whole)
            return [];
        var places = new List<PlaceInVideo>();
        var fragments = VideoFragments.Of(description);
        var inside = description[whole.HeadBytes..];
        for (var at = 0; VideoBox.Read(inside[at..], at, inside.Length) is { } box; at += (int)box.Size)
        {
            if (box.Type != VideoBox.Letters("trak"u8))
                continue;
            var track = inside[(at + box.HeadBytes)..(at + (int)box.Size)];
            if (!IsOfWay(track))
                continue;
            var table = TableOf(track);
            var chunks = ChunksOf(table);
            if (places.Count + chunks.Count > MostChunks)
                return null;
            // What has no chunks here has its samples in the fragments, which need the track.
            var isLater = chunks.Count == 0 && fragments?.IsOfWay(VideoFragments.NumberOf(track)) == true;
            if (!isLater && !TryAddSamples(table, chunks, bytes, places))
                places.Add(VideoPlaces.All(box with { At = from + whole.HeadBytes + at }));
        }

        return places;
    }

    private static ReadOnlySpan<byte> TableOf(ReadOnlySpan<byte> track) =>
        VideoBox.Inside(VideoBox.Inside(VideoBox.Inside(track, "mdia"u8), "minf"u8), "stbl"u8);

    /// <param name="track">What the track's box holds.</param>
    internal static bool IsOfWay(ReadOnlySpan<byte> track)
    {
        var described = VideoBox.Inside(TableOf(track), "stsd"u8);
        if (described.Length < Counted + 8)
            return false;
        var kind = VideoBox.Letters(described[(Counted + 4)..]);
        return OfWays.Contains(kind)
            || (kind == VideoBox.Letters("mebx"u8) && described.IndexOf(VideoPlaces.LocationKey) >= 0);
    }

    /// <summary>Where a track's chunks begin in the file; none where no table says it.</summary>
    private static IReadOnlyList<long> ChunksOf(ReadOnlySpan<byte> table)
    {
        var narrow = VideoBox.Inside(table, "stco"u8);
        var each = narrow.Length > 0 ? sizeof(uint) : sizeof(long);
        var listed = narrow.Length > 0 ? narrow : VideoBox.Inside(table, "co64"u8);
        if (listed.Length < Counted)
            return [];
        var count = Math.Min(VideoBox.Letters(listed[Version..]), (listed.Length - Counted) / each);
        // One more than too many tells as much as all.
        var chunks = new long[Math.Min(count, MostChunks + 1)];
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var at = listed[(Counted + (chunk * each))..];
            chunks[chunk] = each == sizeof(uint) ? VideoBox.Letters(at) : BinaryPrimitives.ReadInt64BigEndian(at);
        }

        return chunks;
    }

    /// <summary>Within a chunk the samples lie one after the other (ISO/IEC 14496-12, sections 8.7.3 and 8.7.4): a chunk is one place.</summary>
    /// <returns>False where the tables do not say which samples lie where.</returns>
    private static bool TryAddSamples(
        ReadOnlySpan<byte> table,
        IReadOnlyList<long> chunks,
        long bytes,
        List<PlaceInVideo> places
    )
    {
        var runs = VideoBox.Inside(table, "stsc"u8);
        var sizes = VideoBox.Inside(table, "stsz"u8);
        if (chunks.Count == 0 || runs.Length < Counted + RunBytes || sizes.Length < Sized)
            return false;
        var (runCount, samples) = ((runs.Length - Counted) / RunBytes, VideoBox.Letters(sizes[Counted..]));
        if (VideoBox.Letters(sizes[Version..]) == 0 && (sizes.Length - Sized) / sizeof(uint) < samples)
            return false;
        var (run, sample) = (0, 0u);
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            while (run + 1 < runCount && RunAt(runs, run + 1).FirstChunk <= chunk + 1)
                run++;
            var held = Math.Min(RunAt(runs, run).Samples, samples - sample);
            var length = LengthOf(sizes, sample, held);
            sample += held;
            if (length > 0 && chunks[chunk] >= 0 && chunks[chunk] < bytes)
                places.Add(new(chunks[chunk], Math.Min(length, bytes - chunks[chunk]), IsBox: false));
        }

        return true;
    }

    // From this chunk on, counted from one, each holds so many samples.
    private static (uint FirstChunk, uint Samples) RunAt(ReadOnlySpan<byte> runs, int run)
    {
        var at = runs[(Counted + (run * RunBytes))..];
        return (VideoBox.Letters(at), VideoBox.Letters(at[sizeof(uint)..]));
    }

    // Either all samples are of one size, or each has its own.
    private static long LengthOf(ReadOnlySpan<byte> sizes, uint sample, uint held)
    {
        if (VideoBox.Letters(sizes[Version..]) is > 0 and var same)
            return (long)Math.Min((ulong)same * held, long.MaxValue);
        long length = 0;
        for (var one = sample; one < sample + held; one++)
            length += VideoBox.Letters(sizes[(Sized + ((int)one * sizeof(uint)))..]);
        return length;
    }
}
