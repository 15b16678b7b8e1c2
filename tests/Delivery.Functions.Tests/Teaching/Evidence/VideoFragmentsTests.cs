using System.Text;
using CsCheck;
using Delivery.Domain.Teaching.Evidence;
using Delivery.TestKit.Photos;
using Xunit;
using Told = Delivery.TestKit.Photos.FragmentedVideoFile.Told;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>The way that an action camera writes is taken out of a film in fragments too, and picture and tables stay.</summary>
public sealed class VideoFragmentsTests
{
    private const int FromFragment = 0x20000;
    private const int DefaultSize = 0x10;

    public static TheoryData<string, Told> Cameras =>
        new(from kind in new[] { "gpmd", "camm", "rtmd" } from told in Enum.GetValues<Told>() select (kind, told));

    [Theory]
    [MemberData(nameof(Cameras))]
    public void Every_sample_of_the_way_is_blank_and_all_else_is_as_it_was(string kind, Told told)
    {
        var film = FragmentedVideoFile.Of(kind, told);

        var clean = Blanked(film, PlacesOf(film)!);

        var text = Encoding.Latin1.GetString(film);
        Assert.Contains(VideoFile.Place, text, StringComparison.Ordinal);
        // The coordinates are zeros and every other byte is the one that was sent.
        Assert.Equal(
            text.Replace(VideoFile.Place, new string('\0', VideoFile.Place.Length), StringComparison.Ordinal),
            Encoding.Latin1.GetString(clean)
        );
        Assert.Equal(PlacesOf(film), PlacesOf(clean));
    }

    [Theory]
    [InlineData(Told.FromFragment)]
    [InlineData(Told.FromFile)]
    [InlineData(Told.Behind)]
    [InlineData(Told.InTwoRuns)]
    public void A_track_that_is_no_way_stays_byte_for_byte(Told told) =>
        Assert.Empty(PlacesOf(FragmentedVideoFile.Of("mp4a", told))!);

    [Fact]
    public void A_description_without_fragments_has_none()
    {
        Assert.Null(VideoFragments.Of(FragmentedVideoFile.Description("mp4a")));
        Assert.NotNull(VideoFragments.Of(FragmentedVideoFile.Description("gpmd")));
        var whole = FragmentedVideoFile.Description("gpmd");
        "what"u8.CopyTo(whole.AsSpan(whole.AsSpan().IndexOf("mvex"u8)));
        Assert.Null(VideoFragments.Of(whole));
    }

    [Fact]
    public void A_track_with_long_times_has_its_number_behind_them()
    {
        byte[] head = [1, 0, 0, 0, .. new byte[16], .. VideoFile.Numbers(7), .. new byte[72]];

        Assert.Equal(7u, VideoFragments.NumberOf(VideoFile.Box("tkhd", head)));
        Assert.Null(VideoFragments.NumberOf(VideoFile.Box("tkhd", head[..20])));
        Assert.Null(VideoFragments.NumberOf(VideoFile.Box("what", head)));
    }

    [Fact]
    public void More_samples_than_are_listed_are_not_followed()
    {
        // Each of four thousand million samples has a size, and none is there.
        Assert.Null(InWay(Head(), VideoFile.Numbers(0x200, -1)));
        // Cut off before the offset that its flags promise.
        Assert.Null(InWay(Head(), VideoFile.Numbers(0x1, 1)));
        Assert.Null(InWay(Head(), VideoFile.Numbers(0)));
        Assert.Null(InWay(VideoFile.Numbers(DefaultSize, FragmentedVideoFile.Way), VideoFile.Numbers(0, 1)));
        Assert.Null(InWay(VideoFile.Numbers(0), VideoFile.Numbers(0, 1)));
    }

    [Fact]
    public void A_box_that_breaks_off_within_a_fragment_is_not_followed()
    {
        var fragment = FragmentedVideoFile.OfWay(Head(), VideoFile.Numbers(0, 1));
        // Its run claims to be longer than what holds it.
        fragment[fragment.AsSpan().IndexOf("trun"u8) - 1]++;
        Assert.Null(InWay(fragment));

        fragment = FragmentedVideoFile.OfWay(Head(), VideoFile.Numbers(0, 1));
        fragment[fragment.AsSpan().IndexOf("traf"u8) - 1]++;
        Assert.Null(InWay(fragment));
    }

    [Fact]
    public void What_would_lie_outside_the_file_is_left_out()
    {
        const int Size = 10;
        byte[] sized = VideoFile.Numbers(FromFragment | DefaultSize, FragmentedVideoFile.Way, Size);
        byte[] far = VideoFile.Numbers(0x1 | DefaultSize, FragmentedVideoFile.Way, -1, -1, Size);

        Assert.Empty(InWay(sized, VideoFile.Numbers(1, 1, int.MaxValue))!);
        Assert.Empty(InWay(sized, VideoFile.Numbers(1, 1, int.MinValue))!);
        Assert.Empty(InWay(far, VideoFile.Numbers(1, 1, int.MaxValue))!);
        // Half of the sample is there.
        Assert.Equal([new PlaceInVideo(995, 5, IsBox: false)], InWay(sized, VideoFile.Numbers(1, 1, 895)));
        Assert.Equal([new PlaceInVideo(0, 5, IsBox: false)], InWay(sized, VideoFile.Numbers(1, 1, -105)));
        // Of one size each, they need no list: as far as the file goes.
        Assert.Equal([new PlaceInVideo(500, 500, IsBox: false)], InWay(sized, VideoFile.Numbers(1, -1, 400)));
    }

    [Fact]
    public void More_runs_than_any_camera_writes_are_not_followed()
    {
        byte[][] runs = [.. Enumerable.Repeat(VideoFile.Numbers(0x1, 1, 0), VideoTracks.MostChunks + 1)];

        Assert.Null(InWay(Head(), runs));
        Assert.NotNull(InWay(Head(), runs[1..]));
    }

    [Fact]
    public void Samples_named_again_and_again_are_one_place()
    {
        PlaceInVideo[] places =
        [
            new(50, 100, IsBox: false),
            new(10, 4),
            new(0, 1000, IsBox: false),
            new(1000, 5, IsBox: false),
            new(1006, 5, IsBox: false),
        ];

        Assert.Equal(
            [new PlaceInVideo(10, 4), new(0, 1005, IsBox: false), new(1006, 5, IsBox: false)],
            PlaceInVideo.Joined(places)
        );
    }

    [Fact]
    public void Broken_fragments_lead_nowhere_outside_the_file() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Byte, Gen.Enum<Told>(), Gen.Int[0, 3_000])
            .Sample(
                (at, value, told, length) =>
                {
                    var film = FragmentedVideoFile.Of("gpmd", told);
                    film[at % film.Length] = value;
                    film = length < film.Length ? film[..length] : film;
                    foreach (var place in PlacesOf(film) ?? [])
                        Assert.True(place.At >= 0 && place.Length > 0 && place.At + place.Length <= film.Length);
                },
                iter: 20_000
            );

    // Counted from the fragment, with the description's size.
    private static byte[] Head() => VideoFile.Numbers(FromFragment, FragmentedVideoFile.Way);

    private static IReadOnlyList<PlaceInVideo>? InWay(byte[] head, params byte[][] runs) =>
        InWay(FragmentedVideoFile.OfWay(head, runs));

    // It begins at 100 of a file of 1,000 bytes.
    private static IReadOnlyList<PlaceInVideo>? InWay(byte[] fragment) =>
        VideoFragments.Of(FragmentedVideoFile.Description("gpmd"))!.In(fragment, 100, 1000);

    private static List<PlaceInVideo>? PlacesOf(byte[] film)
    {
        var (places, fragments) = (new List<PlaceInVideo>(), (VideoFragments?)null);
        for (long at = 0; VideoBox.Read(film.AsSpan((int)at), at, film.Length) is { } box; at += box.Size)
        {
            var whole = film.AsSpan((int)at, (int)box.Size);
            IReadOnlyList<PlaceInVideo>? found = [];
            if (VideoPlaces.IsDescription(box))
                (found, fragments) = (VideoTracks.In(whole, at, film.Length), VideoFragments.Of(whole));
            else if (VideoFragments.IsFragment(box) && fragments is not null)
                found = fragments.In(whole, at, film.Length);
            if (found is null)
                return null;
            places.AddRange(found);
        }

        return places;
    }

    private static byte[] Blanked(byte[] film, IReadOnlyList<PlaceInVideo> places)
    {
        byte[] clean = [.. film];
        foreach (var place in places)
            place.Blank(clean, 0);
        return clean;
    }
}
