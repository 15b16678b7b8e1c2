using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Delivery.TestKit.Photos;
using Xunit;
using Told = Delivery.TestKit.Photos.FragmentedVideoFile.Told;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>What a 360° camera writes behind a film is blanked, whatever the film is like.</summary>
public sealed class VideoTrailerTests
{
    private const string Mark = "8db42d694ccc418790edff439fe026bf";

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(-30)]
    public async Task A_trailer_is_blank_whatever_length_it_claims(int tooLong)
    {
        var film = VideoFile.OfAndroid();
        var trailer = Trailer(length: Trailer().Length + tooLong);

        byte[] clean = [.. (await CleanedFilm.OfAsync(film))!, .. new byte[trailer.Length]];
        await CleanedFilm.BecomesAsync(clean, [.. film, .. trailer]);
        await CleanedFilm.BecomesAsync(clean, clean);
        Assert.Contains(VideoFile.Model, Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trailer_that_begins_like_a_box_is_blank_from_its_beginning()
    {
        var film = VideoFile.OfActionCamera("camm");
        byte[] trailer = Trailer(begin: VideoFile.Box("GPS ", Encoding.Latin1.GetBytes(VideoFile.Place)));

        byte[] clean = [.. (await CleanedFilm.OfAsync(film))!, .. new byte[trailer.Length]];
        await CleanedFilm.BecomesAsync(clean, [.. film, .. trailer]);
    }

    [Fact]
    public async Task A_trailer_in_a_box_of_its_own_becomes_a_free_one()
    {
        var film = VideoFile.OfAndroid();
        var box = VideoFile.Box("inst", Trailer());

        byte[] clean = [.. (await CleanedFilm.OfAsync(film))!, .. VideoFile.Box("free", new byte[Trailer().Length])];
        await CleanedFilm.BecomesAsync(clean, [.. film, .. box]);
    }

    [Fact]
    public async Task A_trailer_within_a_film_that_reaches_to_the_end_is_blank_and_the_film_stays()
    {
        byte[] film = [.. VideoFile.Start("isom"), 0, 0, 0, 0, .. "mdat"u8, .. Enumerable.Repeat((byte)'P', 300)];

        await CleanedFilm.BecomesAsync([.. film, .. new byte[Trailer().Length]], [.. film, .. Trailer()]);
        // Where it begins cannot be told from the film.
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Trailer(length: 3)]));
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Trailer(length: 4000)]));
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Trailer(length: -1)]));
    }

    [Fact]
    public async Task What_only_looks_like_a_trailer_is_left_alone()
    {
        var film = VideoFile.OfActionCamera("mp4a");
        byte[] other = [.. film, .. Trailer()[..^1], (byte)'0'];

        await CleanedFilm.BecomesAsync(film, film);
        await CleanedFilm.BecomesAsync(other, other);
    }

    [Fact]
    public async Task Many_fragments_without_a_way_stay_byte_for_byte()
    {
        var film = FragmentedVideoFile.Of("mp4a", Told.FromFragment, fragments: 200);

        await CleanedFilm.BecomesAsync(film, film);
        // Only the trailer goes, though not every fragment before it is looked at.
        byte[] trailed = [.. film, .. Trailer()];
        await CleanedFilm.BecomesAsync([.. film, .. new byte[Trailer().Length]], trailed);
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Trailer(length: 7)]));
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
                    if (await CleanedFilm.OfAsync(film) is { } clean)
                        Assert.Equal(film[..8], clean[..8]);
                },
                iter: 5_000
            );

    /// <summary>As programs describe it that read it: content, 32 zeros, its length, a version, the mark.</summary>
    private static byte[] Trailer(int? length = null, byte[]? begin = null)
    {
        byte[] content = [.. begin ?? [0xFF, 0xFE, 1, 2], .. Encoding.Latin1.GetBytes(VideoFile.Place)];
        var foot = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(foot, length ?? content.Length + 32 + 8 + Mark.Length);
        foot[4] = 3;
        return [.. content, .. new byte[32], .. foot, .. Encoding.Latin1.GetBytes(Mark)];
    }
}
