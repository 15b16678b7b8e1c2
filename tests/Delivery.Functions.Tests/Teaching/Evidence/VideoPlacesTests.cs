using System.Text;
using CsCheck;
using Delivery.Domain.Teaching.Evidence;
using Delivery.TestKit.Photos;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>Where a video was taken is taken out of it, and nothing else.</summary>
public sealed class VideoPlacesTests
{
    public static TheoryData<string> Phones => ["android", "apple", "adobe", "3gpp"];

    [Theory]
    [MemberData(nameof(Phones))]
    public void The_place_is_gone_and_the_rest_stays_as_it_was(string phone)
    {
        var film = FilmOf(phone);
        Assert.Contains(VideoFile.Place, Text(film), StringComparison.Ordinal);

        var places = VideoPlaces.In(film, 0);

        var place = Assert.Single(places);
        var clean = Blanked(film, places);
        Assert.DoesNotContain("31.2222", Text(clean), StringComparison.Ordinal);
        Assert.Contains(VideoFile.Model, Text(clean), StringComparison.Ordinal);
        Assert.Equal(film.Length, clean.Length);
        Assert.Equal(film[..(int)place.At], clean[..(int)place.At]);
        Assert.Equal(film[(int)(place.At + place.Length)..], clean[(int)(place.At + place.Length)..]);
        Assert.Equal("free", Text(clean[(int)place.At..(int)(place.At + 4)]));
        Assert.Empty(VideoPlaces.In(clean, 0));
    }

    [Theory]
    [MemberData(nameof(Phones))]
    public void However_the_file_is_cut_each_piece_is_cleaned_alike(string phone)
    {
        var film = FilmOf(phone);
        var places = VideoPlaces.In(film, 0);

        for (var length = 1; length < 64; length++)
            Assert.Equal(
                Blanked(film, places),
                film.Chunk(length)
                    .SelectMany(
                        (piece, index) =>
                        {
                            foreach (var place in places)
                                place.Blank(piece, (long)index * length);
                            return piece;
                        }
                    )
            );
    }

    [Fact]
    public void A_video_without_a_place_is_left_alone() =>
        Assert.Empty(VideoPlaces.In([.. VideoFile.Start("isom"), .. VideoFile.Box("moov", new byte[40])], 0));

    [Fact]
    public void Broken_boxes_are_read_to_where_they_break_and_no_further() =>
        Gen.Select(
                Gen.Int[0, 400],
                Gen.Byte,
                Gen.Int[0, 2].Select(number => new[] { "android", "apple", "adobe" }[number])
            )
            .Sample(
                (at, value, phone) =>
                {
                    var film = FilmOf(phone);
                    film[at % film.Length] = value;
                    foreach (var place in VideoPlaces.In(film, 0))
                        Assert.InRange(place.At + place.Length, place.At, film.Length);
                },
                iter: 20_000
            );

    [Fact]
    public void Whatever_is_sent_is_read_without_a_fault() =>
        Gen.Byte.Array[0, 300].Sample(bytes => VideoPlaces.In(bytes, 0).All(place => place.At >= 0), iter: 20_000);

    [Fact]
    public void A_box_larger_than_four_gigabytes_says_so_behind_its_name()
    {
        var head = Convert.FromHexString("00000001" + "6D646174" + "0000000140000000");

        Assert.Equal(
            new VideoBox(24, 0x140000000, VideoBox.Letters("mdat"u8), 16),
            VideoBox.Read(head, 24, 0x150000000)
        );
        Assert.Null(VideoBox.Read(head, 24, 0x140000000));
        Assert.Null(VideoBox.Read(head.AsSpan()[..12], 24, 0x150000000));
    }

    private static byte[] FilmOf(string phone) =>
        phone switch
        {
            "android" => VideoFile.OfAndroid(100),
            "apple" => VideoFile.OfApple(100),
            "3gpp" => VideoFile.OfThreeGpp(),
            _ => VideoFile.OfAdobe(),
        };

    private static byte[] Blanked(byte[] film, IReadOnlyList<PlaceInVideo> places)
    {
        byte[] clean = [.. film];
        foreach (var place in places)
            place.Blank(clean, 0);
        return clean;
    }

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
