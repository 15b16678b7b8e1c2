namespace Delivery.Domain.Teaching.Evidence;

/// <summary>
/// Finds the samples of the tracks that <see cref="VideoTracks"/> knows where a video is written in fragments (ISO/IEC
/// 14496-12, section 8.8): the description says only which track is which, and each fragment where its own samples lie.
/// </summary>
public sealed class VideoFragments
{
    // A full box begins with its version and flags; a track's number stands behind two times, of four bytes each or of eight.
    private const int Version = 4;
    private const int ShortTimes = 8;
    private const int LongTimes = 16;

    // Behind the number of its track: which description, how long, how large, and flags.
    private const int DefaultSize = Version + 12;
    private const int DefaultsBytes = Version + 20;

    private readonly HashSet<uint> ways = [];
    private readonly Dictionary<uint, uint> sizes = [];

    private VideoFragments() { }

    /// <summary>A box that says where the samples of a fragment lie.</summary>
    public static bool IsFragment(VideoBox box) => box.Type == VideoBox.Letters("moof"u8);

    /// <param name="description">With its head, whole.</param>
    /// <returns>Null where no fragment can hold a way: the video has none, or is not in fragments.</returns>
    public static VideoFragments? Of(ReadOnlySpan<byte> description)
    {
        if (VideoBox.Read(description, 0, description.Length) is not { } whole)
            return null;
        var fragments = new VideoFragments();
        var inside = description[whole.HeadBytes..];
        fragments.ReadDefaults(VideoBox.Inside(inside, "mvex"u8));
        for (var at = 0; VideoBox.Read(inside[at..], at, inside.Length) is { } box; at += (int)box.Size)
        {
            var track = inside[(at + box.HeadBytes)..(at + (int)box.Size)];
            if (
                box.Type == VideoBox.Letters("trak"u8)
                && VideoTracks.IsOfWay(track)
                && NumberOf(track) is { } number
                && fragments.sizes.ContainsKey(number)
            )
                fragments.ways.Add(number);
        }

        return fragments.ways.Count > 0 ? fragments : null;
    }

    /// <param name="track">What its box holds.</param>
    /// <returns>Null where it says none.</returns>
    public static uint? NumberOf(ReadOnlySpan<byte> track)
    {
        var head = VideoBox.Inside(track, "tkhd"u8);
        if (head.IsEmpty)
            return null;
        var at = Version + (head[0] == 0 ? ShortTimes : LongTimes);
        return head.Length >= at + sizeof(uint) ? VideoBox.Letters(head[at..]) : null;
    }

    /// <summary>Whether fragments may hold samples of this track, and they say where it went.</summary>
    public bool IsOfWay(uint? track) => track is { } number && ways.Contains(number);

    /// <param name="fragment">With its head, whole.</param>
    /// <param name="from">Where it begins in the file.</param>
    /// <param name="bytes">Of the whole file; what would lie outside of it is left out.</param>
    /// <returns>Null where it does not say where the samples of a way lie, or tells of more than any camera writes.</returns>
    public IReadOnlyList<PlaceInVideo>? In(ReadOnlySpan<byte> fragment, long from, long bytes)
    {
        if (VideoBox.Read(fragment, 0, fragment.Length) is not { } whole)
            return [];
        var places = new List<PlaceInVideo>();
        var inside = fragment[whole.HeadBytes..];
        var at = 0;
        Int128? end = from;
        for (; VideoBox.Read(inside[at..], at, inside.Length) is { } box; at += (int)box.Size)
        {
            if (box.Type != VideoBox.Letters("traf"u8))
                continue;
            var track = inside[(at + box.HeadBytes)..(at + (int)box.Size)];
            if (VideoTrackInFragment.Read(VideoBox.Inside(track, "tfhd"u8)) is not { } head)
                return null;
            if (!TryFollow(track, head, from, ref end, samples => TryAdd(samples, bytes, places)))
                return null;
        }

        // What breaks off may be a way that a patient player still reads.
        return at == inside.Length ? places : null;
    }

    private void ReadDefaults(ReadOnlySpan<byte> extended)
    {
        for (var at = 0; VideoBox.Read(extended[at..], at, extended.Length) is { } box; at += (int)box.Size)
        {
            var defaults = extended[(at + box.HeadBytes)..(at + (int)box.Size)];
            if (box.Type == VideoBox.Letters("trex"u8) && defaults.Length >= DefaultsBytes)
                sizes[VideoBox.Letters(defaults[Version..])] = VideoBox.Letters(defaults[DefaultSize..]);
        }
    }

    /// <summary>Goes through the runs of a track; also of one that is no way, since the next may begin where it ends.</summary>
    /// <param name="end">Where the samples of the track before end; null where that cannot be known. Then of this one.</param>
    private bool TryFollow(
        ReadOnlySpan<byte> track,
        VideoTrackInFragment head,
        long from,
        ref Int128? end,
        Func<(Int128 At, Int128 Length), bool> tryAdd
    )
    {
        var isWay = ways.Contains(head.Track);
        var origin = head.Origin ?? (head.IsFromFragment ? from : end);
        var size = head.Size ?? sizes.GetValueOrDefault(head.Track);
        var at = 0;
        end = origin;
        for (; VideoBox.Read(track[at..], at, track.Length) is { } box; at += (int)box.Size)
        {
            if (box.Type != VideoBox.Letters("trun"u8))
                continue;
            var run = VideoRun.Read(track[(at + box.HeadBytes)..(at + (int)box.Size)], size);
            var begin = run is { Offset: { } offset } ? origin + offset : end;
            end = begin + run?.Length;
            if (isWay && (end is null || !tryAdd((begin!.Value, run!.Value.Length))))
                return false;
        }

        return !isWay || at == track.Length;
    }

    private static bool TryAdd((Int128 At, Int128 Length) samples, long bytes, List<PlaceInVideo> places)
    {
        var begin = Int128.Max(samples.At, 0);
        var end = Int128.Min(samples.At + samples.Length, bytes);
        if (begin < end)
            places.Add(new((long)begin, (long)(end - begin), IsBox: false));
        return places.Count <= VideoTracks.MostChunks;
    }
}
