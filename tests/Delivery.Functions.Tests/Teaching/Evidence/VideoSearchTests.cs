using Delivery.TestKit.Photos;
using Xunit;
using Told = Delivery.TestKit.Photos.FragmentedVideoFile.Told;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>A video is gone through to its end, fragment by fragment.</summary>
public sealed class VideoSearchTests
{
    [Fact]
    public async Task A_way_is_found_in_more_fragments_than_a_video_in_one_piece_has_parts()
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment, fragments: 200);

        var clean = await CleanedFilm.OfAsync(film);

        Assert.Equal(400, CleanedFilm.Times(film, VideoFile.Place));
        Assert.Equal(0, CleanedFilm.Times(clean!, VideoFile.Place));
        Assert.Equal(film.Count(one => one == 'P'), clean!.Count(one => one == 'P'));
    }

    [Fact]
    public async Task Of_a_way_in_more_fragments_than_can_be_waited_for_nothing_is_shown()
    {
        byte[] film = [.. VideoFile.Start("iso5"), .. FragmentedVideoFile.Description("gpmd")];
        byte[] empty = [.. Enumerable.Range(0, 20_001).SelectMany(_ => VideoFile.Box("mdat", []))];

        Assert.Null(await CleanedFilm.OfAsync([.. film, .. empty]));
        Assert.NotNull(await CleanedFilm.OfAsync([.. film, .. empty[..(19_998 * 8)]]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task A_way_in_fragments_that_lie_before_their_description_is_found(int fragments)
    {
        var (before, description) = LateDescription(fragments);

        var clean = await CleanedFilm.OfAsync([.. before, .. description]);

        Assert.Equal(2 * fragments, CleanedFilm.Times(before, VideoFile.Place));
        Assert.Equal(0, CleanedFilm.Times(clean!, VideoFile.Place));
        Assert.Equal(before.Count(one => one == 'P'), clean![..before.Length].Count(one => one == 'P'));
    }

    [Fact]
    public async Task Without_a_description_that_comes_in_time_nothing_is_shown()
    {
        var (before, description) = LateDescription(fragments: 2);
        byte[] empty = [.. Enumerable.Range(0, 20_001).SelectMany(_ => VideoFile.Box("mdat", []))];

        Assert.Null(await CleanedFilm.OfAsync([.. before, .. empty, .. description]));
        // As many as are waited for.
        var late = await CleanedFilm.OfAsync([.. before, .. empty[..(19_990 * 8)], .. description]);
        Assert.Equal(0, CleanedFilm.Times(late!, VideoFile.Place));
        // A way that cannot be followed is none the better for lying first.
        before[before.AsSpan().LastIndexOf("trun"u8) + 11] = 200;
        Assert.Null(await CleanedFilm.OfAsync([.. before, .. description]));
    }

    [Fact]
    public async Task A_place_behind_more_parts_than_a_video_has_is_found()
    {
        var film = VideoFile.OfAndroid();
        byte[] parts = [.. Enumerable.Range(0, 100).SelectMany(_ => VideoFile.Box("free", []))];

        var clean = await CleanedFilm.OfAsync([
            .. VideoFile.Start("isom"),
            .. parts,
            .. film[VideoFile.Start("isom").Length..],
        ]);

        Assert.Equal(0, CleanedFilm.Times(clean!, VideoFile.Place));
    }

    [Fact]
    public async Task A_fragment_that_cannot_be_followed_makes_the_video_unreadable()
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment);
        // The run of the last way claims more samples than it lists.
        film[film.AsSpan().LastIndexOf("trun"u8) + 11] = 200;

        Assert.Null(await CleanedFilm.OfAsync(film));
    }

    [Fact]
    public async Task A_film_that_fragments_name_again_and_again_is_written_once()
    {
        byte[] start = [.. VideoFile.Start("iso5"), .. FragmentedVideoFile.Description("gpmd")];
        // Counted from the beginning of the file, and the largest number of samples that can be said.
        var head = VideoFile.Numbers(0x1, FragmentedVideoFile.Way, 0, 0);
        var run = VideoFile.Numbers(0x1, -1, start.Length);
        byte[] film = [.. start, .. FragmentedVideoFile.OfWay(head, [.. Enumerable.Repeat(run, 5_000)])];

        var place = Assert.Single((await CleanedFilm.Search(film).RunAsync())!);

        Assert.Equal((start.Length, film.Length - start.Length), (place.At, place.Length));
    }

    /// <summary>A film in fragments whose description was written last, as what was filmed was done.</summary>
    private static (byte[] Before, byte[] Description) LateDescription(int fragments)
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment, fragments);
        var (start, description) = (VideoFile.Start("iso5"), FragmentedVideoFile.Description("gpmd"));
        return ([.. start, .. film[(start.Length + description.Length)..]], description);
    }
}
