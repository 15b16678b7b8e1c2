using System.Text;
using CsCheck;
using Delivery.Domain.Teaching.Evidence;
using Delivery.TestKit.Photos;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>The way that an action camera writes beside the picture is taken out, and picture and tables stay.</summary>
public sealed class VideoTracksTests
{
    public static TheoryData<string, bool> Cameras =>
        new(
            from kind in new[] { "gpmd", "camm", "rtmd", "mett" }
            from wide in new[] { false, true }
            select (kind, wide)
        );

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Every_sample_of_the_way_is_blank_and_all_else_is_as_it_was(string kind, bool wide)
    {
        var film = VideoFile.OfActionCamera(kind, wide);

        var places = TracksOf(film)!;

        Assert.Equal(3, places.Count);
        var clean = film.ToArray();
        foreach (var place in places)
            place.Blank(clean, 0);
        Assert.DoesNotContain("31.2222", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        // Only what held the way has changed, and every table with it stands: the players find the picture where it was.
        foreach (var (at, before) in film.Index())
            Assert.Equal(
                places.Any(place => at >= place.At && at < place.At + place.Length) ? (byte)0 : before,
                clean[at]
            );
        Assert.Contains(new string('P', 500), Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        Assert.Equal(places, TracksOf(clean));
    }

    [Fact]
    public void Of_Apples_timed_metadata_only_those_go_that_name_a_location()
    {
        const string Place = "com.apple.quicktime.location.ISO6709";

        Assert.Equal(3, TracksOf(VideoFile.OfActionCamera("mebx", key: Place))!.Count);
        Assert.Empty(TracksOf(VideoFile.OfActionCamera("mebx", key: "com.apple.quicktime.video-orientation"))!);
    }

    [Fact]
    public void A_track_whose_tables_cannot_be_followed_becomes_a_free_box()
    {
        var film = VideoFile.OfActionCamera("gpmd");
        // The sizes of its samples are called something else.
        var at = film.AsSpan().LastIndexOf("stsz"u8);
        "what"u8.CopyTo(film.AsSpan(at));

        var place = Assert.Single(TracksOf(film)!);

        Assert.Equal("trak", Encoding.Latin1.GetString(film, (int)place.At, 4));
        place.Blank(film, 0);
        Assert.Equal("free", Encoding.Latin1.GetString(film, (int)place.At, 4));
        Assert.Empty(TracksOf(film)!);
    }

    [Fact]
    public void A_phones_video_has_no_such_track() => Assert.Empty(TracksOf(VideoFile.OfAndroid())!);

    [Fact]
    public void More_chunks_than_any_camera_writes_are_not_followed()
    {
        var chunks = new byte[8 + (4 * (VideoTracks.MostChunks + 1))];
        BitConverter.GetBytes(int.MaxValue).CopyTo(chunks, 4);
        byte[] table = [.. VideoFile.Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1, .. VideoFile.Box("camm", new byte[8])])];
        var track = VideoFile.Box("minf", VideoFile.Box("stbl", [.. table, .. VideoFile.Box("stco", chunks)]));

        Assert.Null(
            VideoTracks.In(VideoFile.Box("moov", VideoFile.Box("trak", VideoFile.Box("mdia", track))), 0, 1_000_000)
        );
    }

    [Fact]
    public void Broken_tables_lead_nowhere_outside_the_file() =>
        Gen.Select(Gen.Int[0, 2_000], Gen.Byte, Gen.Bool)
            .Sample(
                (at, value, wide) =>
                {
                    var film = VideoFile.OfActionCamera("gpmd", wide, pictureBytes: 20);
                    film[at % film.Length] = value;
                    foreach (var place in TracksOf(film) ?? [])
                        Assert.True(place.At >= 0 && place.Length > 0 && place.At + place.Length <= film.Length);
                },
                iter: 20_000
            );

    private static IReadOnlyList<PlaceInVideo>? TracksOf(byte[] film)
    {
        for (long at = 0; VideoBox.Read(film.AsSpan((int)at), at, film.Length) is { } box; at += box.Size)
            if (VideoPlaces.IsDescription(box))
                return VideoTracks.In(film.AsSpan((int)at, (int)box.Size), at, film.Length);
        return [];
    }
}
