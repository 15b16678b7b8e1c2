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
    private VideoFragments? fragments;
    private bool hasTrailer;
    private long? saidTrailer;

    // The last box that was read, and where it ends.
    private VideoBox? last;
    private long at;

    private int Most => fragments is null ? MostParts : MostPartsInFragments;

    /// <returns>Null where the description is longer than any, or tells of what cannot be followed.</returns>
    public async Task<IReadOnlyList<PlaceInVideo>?> RunAsync()
    {
        await ReadFootAsync();
        return await TryWalkAsync() && TryAddTrailer() && places.Count <= VideoTracks.MostChunks
            ? PlaceInVideo.Joined(places)
            : null;
    }

    private async Task ReadFootAsync()
    {
        var length = (int)Math.Min(VideoTrailer.FootBytes, reader.Bytes);
        var foot = await reader.ReadAsync(reader.Bytes - length, length);
        hasTrailer = VideoTrailer.IsIn(foot);
        saidTrailer = hasTrailer ? VideoTrailer.SaidStart(foot, reader.Bytes) : null;
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

    // Where so many fragments tell of a way, those behind them do too; otherwise there is but a trailer to look for.
    private bool TrySkip()
    {
        if (fragments is not null || (hasTrailer && !(saidTrailer > at)))
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
        var isDescription = VideoPlaces.IsDescription(box);
        if (!isDescription && !(fragments is not null && VideoFragments.IsFragment(box)))
            return true;
        if (box.Size > MostDescription)
            return false;
        var whole = await reader.ReadAsync(box.At, (int)box.Size);
        if (isDescription)
        {
            fragments ??= VideoFragments.Of(whole);
            places.AddRange(VideoPlaces.In(whole, box.At));
        }

        var samples = isDescription
            ? VideoTracks.In(whole, box.At, reader.Bytes)
            : fragments!.In(whole, box.At, reader.Bytes);
        places.AddRange(samples ?? []);
        return samples is not null && places.Count <= VideoTracks.MostChunks;
    }
}
