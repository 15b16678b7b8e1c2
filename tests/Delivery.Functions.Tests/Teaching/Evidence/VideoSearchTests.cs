using System.Buffers.Binary;
using System.Text;
using Azure.Storage.Blobs.Specialized;
using CsCheck;
using Delivery.Functions.Teaching.Evidence;
using Delivery.TestKit.Photos;
using Xunit;
using Told = Delivery.TestKit.Photos.FragmentedVideoFile.Told;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>A video is gone through to its end: fragment by fragment, and to what a camera writes behind it.</summary>
public sealed class VideoSearchTests
{
    private const string Mark = "8db42d694ccc418790edff439fe026bf";

    [Fact]
    public async Task A_way_is_found_in_more_fragments_than_a_video_in_one_piece_has_parts()
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment, fragments: 200);

        var clean = await CleanAsync(film);

        Assert.Equal(400, Times(film, VideoFile.Place));
        Assert.Equal(0, Times(clean!, VideoFile.Place));
        Assert.Equal(film.Count(one => one == 'P'), clean!.Count(one => one == 'P'));
    }

    [Fact]
    public async Task Of_a_way_in_more_fragments_than_can_be_waited_for_nothing_is_shown()
    {
        byte[] film = [.. VideoFile.Start("iso5"), .. FragmentedVideoFile.Description("gpmd")];
        byte[] empty = [.. Enumerable.Range(0, 20_001).SelectMany(_ => VideoFile.Box("mdat", []))];

        Assert.Null(await CleanAsync([.. film, .. empty]));
        Assert.NotNull(await CleanAsync([.. film, .. empty[..(19_998 * 8)]]));
    }

    [Fact]
    public async Task Many_fragments_without_a_way_stay_byte_for_byte()
    {
        var film = FragmentedVideoFile.Of("mp4a", Told.FromFragment, fragments: 200);

        await BecomesAsync(film, film);
        // Only the trailer goes, though not every fragment before it is looked at.
        byte[] trailed = [.. film, .. Trailer()];
        await BecomesAsync([.. film, .. new byte[Trailer().Length]], trailed);
        Assert.Null(await CleanAsync([.. film, .. Trailer(length: 7)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task A_way_in_fragments_that_lie_before_their_description_is_found(int fragments)
    {
        var (before, description) = LateDescription(fragments);

        var clean = await CleanAsync([.. before, .. description]);

        Assert.Equal(2 * fragments, Times(before, VideoFile.Place));
        Assert.Equal(0, Times(clean!, VideoFile.Place));
        Assert.Equal(before.Count(one => one == 'P'), clean![..before.Length].Count(one => one == 'P'));
    }

    [Fact]
    public async Task Without_a_description_that_comes_in_time_nothing_is_shown()
    {
        var (before, description) = LateDescription(fragments: 2);
        byte[] empty = [.. Enumerable.Range(0, 20_001).SelectMany(_ => VideoFile.Box("mdat", []))];

        Assert.Null(await CleanAsync([.. before, .. empty, .. description]));
        // As many as are waited for.
        var late = await CleanAsync([.. before, .. empty[..(19_990 * 8)], .. description]);
        Assert.Equal(0, Times(late!, VideoFile.Place));
        // A way that cannot be followed is none the better for lying first.
        before[before.AsSpan().LastIndexOf("trun"u8) + 11] = 200;
        Assert.Null(await CleanAsync([.. before, .. description]));
    }

    [Fact]
    public async Task A_place_behind_more_parts_than_a_video_has_is_found()
    {
        var film = VideoFile.OfAndroid();
        byte[] parts = [.. Enumerable.Range(0, 100).SelectMany(_ => VideoFile.Box("free", []))];

        var clean = await CleanAsync([.. VideoFile.Start("isom"), .. parts, .. film[VideoFile.Start("isom").Length..]]);

        Assert.Equal(0, Times(clean!, VideoFile.Place));
    }

    [Fact]
    public async Task A_Samsung_trailer_is_blank_from_its_first_block()
    {
        var film = VideoFile.OfAndroid();
        // The first block begins like a box.
        byte[] block = [0, 0, 1, 0x0A, .. VideoFile.Box("GPS ", Encoding.Latin1.GetBytes(VideoFile.Place))];
        var trailer = Samsung(block, block.Length);

        byte[] clean = [.. (await CleanAsync(film))!, .. new byte[trailer.Length]];
        await BecomesAsync(clean, [.. film, .. trailer]);
        await BecomesAsync(clean, clean);
        byte[] boxed = [.. (await CleanAsync(film))!, .. VideoFile.Box("free", new byte[trailer.Length])];
        await BecomesAsync(boxed, [.. film, .. VideoFile.Box("sefd", trailer)]);
    }

    [Fact]
    public async Task A_Samsung_trailer_that_contradicts_itself_is_refused_and_the_mere_letters_are_left_alone()
    {
        var film = VideoFile.OfActionCamera("mp4a");
        var block = Encoding.Latin1.GetBytes(VideoFile.Place);

        Assert.Null(await CleanAsync([.. film, .. Samsung(block, int.MaxValue)]));
        Assert.Null(await CleanAsync([.. film, .. Samsung(block, block.Length, count: 3)]));
        Assert.Null(await CleanAsync([.. film, .. Samsung(block, block.Length, count: -1)]));
        foreach (var length in new[] { 0, 7, 12_013, int.MaxValue, -1 })
        {
            byte[] other = [.. film, .. VideoFile.Box("free", [.. BitConverter.GetBytes(length), .. "SEFT"u8])];
            await BecomesAsync(other, other);
        }
    }

    [Fact]
    public async Task A_fragment_that_cannot_be_followed_makes_the_video_unreadable()
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment);
        // The run of the last way claims more samples than it lists.
        film[film.AsSpan().LastIndexOf("trun"u8) + 11] = 200;

        Assert.Null(await CleanAsync(film));
    }

    [Fact]
    public async Task A_film_that_fragments_name_again_and_again_is_written_once()
    {
        byte[] start = [.. VideoFile.Start("iso5"), .. FragmentedVideoFile.Description("gpmd")];
        // Counted from the beginning of the file, and the largest number of samples that can be said.
        var head = VideoFile.Numbers(0x1, FragmentedVideoFile.Way, 0, 0);
        var run = VideoFile.Numbers(0x1, -1, start.Length);
        byte[] film = [.. start, .. FragmentedVideoFile.OfWay(head, [.. Enumerable.Repeat(run, 5_000)])];

        var place = Assert.Single((await Search(film).RunAsync())!);

        Assert.Equal((start.Length, film.Length - start.Length), (place.At, place.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(-30)]
    public async Task A_trailer_is_blank_whatever_length_it_claims(int tooLong)
    {
        var film = VideoFile.OfAndroid();
        var trailer = Trailer(length: Trailer().Length + tooLong);

        byte[] clean = [.. (await CleanAsync(film))!, .. new byte[trailer.Length]];
        await BecomesAsync(clean, [.. film, .. trailer]);
        await BecomesAsync(clean, clean);
        Assert.Contains(VideoFile.Model, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trailer_that_begins_like_a_box_is_blank_from_its_beginning()
    {
        var film = VideoFile.OfActionCamera("camm");
        byte[] trailer = Trailer(begin: VideoFile.Box("GPS ", Encoding.Latin1.GetBytes(VideoFile.Place)));

        byte[] clean = [.. (await CleanAsync(film))!, .. new byte[trailer.Length]];
        await BecomesAsync(clean, [.. film, .. trailer]);
    }

    [Fact]
    public async Task A_trailer_in_a_box_of_its_own_becomes_a_free_one()
    {
        var film = VideoFile.OfAndroid();
        var box = VideoFile.Box("inst", Trailer());

        byte[] clean = [.. (await CleanAsync(film))!, .. VideoFile.Box("free", new byte[Trailer().Length])];
        await BecomesAsync(clean, [.. film, .. box]);
    }

    [Fact]
    public async Task A_trailer_within_a_film_that_reaches_to_the_end_is_blank_and_the_film_stays()
    {
        byte[] film = [.. VideoFile.Start("isom"), 0, 0, 0, 0, .. "mdat"u8, .. Enumerable.Repeat((byte)'P', 300)];

        await BecomesAsync([.. film, .. new byte[Trailer().Length]], [.. film, .. Trailer()]);
        // Where it begins cannot be told from the film.
        Assert.Null(await CleanAsync([.. film, .. Trailer(length: 3)]));
        Assert.Null(await CleanAsync([.. film, .. Trailer(length: 4000)]));
        Assert.Null(await CleanAsync([.. film, .. Trailer(length: -1)]));
    }

    [Fact]
    public async Task What_only_looks_like_a_trailer_is_left_alone()
    {
        var film = VideoFile.OfActionCamera("mp4a");
        byte[] other = [.. film, .. Trailer()[..^1], (byte)'0'];

        await BecomesAsync(film, film);
        await BecomesAsync(other, other);
    }

    [Fact]
    public Task Broken_videos_are_cleaned_or_refused() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Byte, Gen.Enum<Told>(), Gen.Int[-40, 200])
            .SampleAsync(
                async (at, value, told, length) =>
                {
                    byte[] film = [.. FragmentedVideoFile.Of("gpmd", told), .. Trailer(length: length)];
                    film[at % film.Length] = value;
                    // Blanking outside of the file would throw.
                    if (await CleanAsync(film) is { } clean)
                        Assert.Equal(film[..8], clean[..8]);
                },
                iter: 5_000
            );

    /// <summary>A film in fragments whose description was written last, as what was filmed was done.</summary>
    private static (byte[] Before, byte[] Description) LateDescription(int fragments)
    {
        var film = FragmentedVideoFile.Of("gpmd", Told.FromFragment, fragments);
        var (start, description) = (VideoFile.Start("iso5"), FragmentedVideoFile.Description("gpmd"));
        return ([.. start, .. film[(start.Length + description.Length)..]], description);
    }

    /// <summary>As programs describe it that read it: a block, the directory, its length, the mark.</summary>
    private static byte[] Samsung(byte[] block, int before, int count = 1)
    {
        byte[] directory =
        [
            .. "SEFH"u8,
            .. BitConverter.GetBytes(101),
            .. BitConverter.GetBytes(count),
            0,
            0,
            1,
            0x0A,
            .. BitConverter.GetBytes(before),
            .. BitConverter.GetBytes(block.Length),
        ];
        return [.. block, .. directory, .. BitConverter.GetBytes(directory.Length), .. "SEFT"u8];
    }

    /// <summary>As programs describe it that read it: content, 32 zeros, its length, a version, the mark.</summary>
    private static byte[] Trailer(int? length = null, byte[]? begin = null)
    {
        byte[] content = [.. begin ?? [0xFF, 0xFE, 1, 2], .. Encoding.Latin1.GetBytes(VideoFile.Place)];
        var foot = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(foot, length ?? content.Length + 32 + 8 + Mark.Length);
        foot[4] = 3;
        return [.. content, .. new byte[32], .. foot, .. Encoding.Latin1.GetBytes(Mark)];
    }

    private static async Task BecomesAsync(byte[] clean, byte[] film)
    {
        var shown = await CleanAsync(film);
        Assert.NotNull(shown);
        Assert.Equal(clean, shown);
    }

    private static async Task<byte[]?> CleanAsync(byte[] film)
    {
        if (await Search(film).RunAsync() is not { } places)
            return null;
        byte[] clean = [.. film];
        foreach (var place in places)
            place.Blank(clean, 0);
        return clean;
    }

    // All of the film is what was read already, so that nothing is asked of a store.
    private static VideoSearch Search(byte[] film) =>
        new(
            new(
                new BlockBlobClient(new Uri("http://127.0.0.1:1/nobody/here/now")),
                new UploadedFile([.. film], film.Length, "\"1\"")
            )
        );

    private static int Times(byte[] film, string text) => Encoding.Latin1.GetString(film).Split(text).Length - 1;
}
