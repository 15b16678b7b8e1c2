using Delivery.Domain.Teaching.Evidence;

namespace Delivery.Functions.Teaching.Evidence;

/// <summary>Goes through an uploaded video box by box, for what says where it was taken.</summary>
internal sealed class VideoSearch(VideoReader reader)
{
    // A video has three or four parts.
    private const int MostParts = 64;

    // In fragments of a second each, which are two to four parts, it has thousands in an hour. Each fragment is one read, and
    // who sends the video waits for them.
    private const int MostPartsInFragments = 20_000;

    // Of three hours it is some ten megabytes.
    private const int MostDescription = 32 * 1024 * 1024;

    private readonly List<PlaceInVideo> places = [];

    // Fragments that lie before what says which of their tracks is a way.
    private readonly List<VideoBox> early = [];
    private VideoFragments? fragments;
    private bool isDescribed;
    private bool hasTrailer;
    private long? saidTrailer;

    // The last box that was read, and where it ends.
    private VideoBox? last;
    private long at;

    // Before the description comes whatever was filmed, which may be in fragments.
    private int Most => isDescribed && fragments is null ? MostParts : MostPartsInFragments;

    /// <returns>Null where the description is longer than any, or tells of what cannot be followed.</returns>
    public async Task<IReadOnlyList<PlaceInVideo>?> RunAsync() =>
        await TryReadFootAsync() && await TryWalkAsync() && TryAddTrailer() && places.Count <= VideoTracks.MostChunks
            ? PlaceInVideo.Joined(places)
            : null;

    /// <returns>False where a trailer contradicts itself.</returns>
    private async Task<bool> TryReadFootAsync()
    {
        var length = (int)Math.Min(VideoTrailer.FootBytes, reader.Bytes);
        var foot = await reader.ReadAsync(reader.Bytes - length, length);
        hasTrailer = VideoTrailer.IsIn(foot);
        saidTrailer = hasTrailer ? VideoTrailer.SaidStart(foot, reader.Bytes) : null;
        if (hasTrailer || SamsungTrailer.DirectoryOf(foot, reader.Bytes) is not { } lies)
            return true;
        var directory = await reader.ReadAsync(lies.At, lies.Length);
        hasTrailer = SamsungTrailer.IsDirectory(directory);
        saidTrailer = hasTrailer ? SamsungTrailer.StartOf(directory, lies.At) : null;
        return !hasTrailer || saidTrailer is not null;
    }

    private async Task<bool> TryWalkAsync()
    {
        for (var part = 0; at < reader.Bytes && at != saidTrailer; part++)
        {
            if (part == Most)
                return TrySkip();
            var head = await reader.PeekAsync(at, VideoBox.MostHeadBytes);
            if (VideoBox.Read(head, at, reader.Bytes) is not { } box)
                return true;
            if (!await TryAddAsync(box, head))
                return false;
            (at, last) = (at + box.Size, box);
        }

        return true;
    }

    // Where so many fragments tell of a way, those behind them do too, and where nothing is described yet they may; otherwise
    // there is but a trailer to look for.
    private bool TrySkip()
    {
        if (!isDescribed || fragments is not null || (hasTrailer && !(saidTrailer > at)))
            return false;
        at = saidTrailer ?? at;
        return true;
    }

    private bool TryAddTrailer()
    {
        if (!hasTrailer)
            return true;
        if (VideoTrailer.After(last, at, saidTrailer, reader.Bytes) is not { } trailer)
            return false;
        places.Add(trailer);
        return true;
    }

    private async Task<bool> TryAddAsync(VideoBox box, byte[] head)
    {
        if (VideoPlaces.IsAdobe(box, head))
            places.Add(VideoPlaces.All(box));
        if (VideoPlaces.IsDescription(box))
            return await TryAddDescriptionAsync(box);
        if (!VideoFragments.IsFragment(box))
            return true;
        if (fragments is not null)
            return await TryAddFragmentAsync(box);
        early.Add(box);
        return true;
    }

    private async Task<bool> TryAddDescriptionAsync(VideoBox box)
    {
        if (box.Size > MostDescription)
            return false;
        var whole = await reader.ReadAsync(box.At, (int)box.Size);
        isDescribed = true;
        places.AddRange(VideoPlaces.In(whole, box.At));
        if (!TryAdd(VideoTracks.In(whole, box.At, reader.Bytes)))
            return false;
        fragments ??= VideoFragments.Of(whole);
        if (fragments is null)
            return true;
        foreach (var fragment in early)
            if (!await TryAddFragmentAsync(fragment))
                return false;
        early.Clear();
        return true;
    }

    private async Task<bool> TryAddFragmentAsync(VideoBox box) =>
        box.Size <= MostDescription
        && TryAdd(fragments!.In(await reader.ReadAsync(box.At, (int)box.Size), box.At, reader.Bytes));

    private bool TryAdd(IReadOnlyList<PlaceInVideo>? samples)
    {
        places.AddRange(samples ?? []);
        return samples is not null && places.Count <= VideoTracks.MostChunks;
    }
}
