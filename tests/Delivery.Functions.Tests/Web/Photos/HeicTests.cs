using System.Text;
using Delivery.Functions.Web.Photos;
using ImageMagick;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Web.Photos;

/// <summary>Photos of iPhones, good and hostile.</summary>
public sealed class HeicTests
{
    [Fact]
    public void A_photo_of_an_iPhone_comes_out_upright_as_JPEG_and_without_where_it_was_taken()
    {
        var held = Iphone.HeldUpright();
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(held), StringComparison.Ordinal);

        var clean = PhotoCleaner.Clean(held).Value;

        Assert.Equal((512, 1024), (clean.Width, clean.Height));
        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(clean.Large), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(clean.Large);
        Assert.True(picture.GetPixel(250, 200).Red > 200);
        Assert.True(picture.GetPixel(250, 800).Red < 100);
        using var small = SKBitmap.Decode(clean.Small);
        Assert.Equal((200, 400), (small.Width, small.Height));
    }

    [Fact]
    public void What_hides_behind_it_is_gone() =>
        Assert.DoesNotContain(
            "script",
            Encoding.Latin1.GetString(PhotoCleaner.Clean(Iphone.Polyglot()).Value.Large),
            StringComparison.Ordinal
        );

    [Fact]
    public void Hostile_ones_are_refused_by_a_clear_word()
    {
        const string broken = "photo.broken 这张照片打不开，请重新拍一张或换一张再传";
        Assert.Equal(broken, RefusalOf(Iphone.Cut()));
        Assert.Equal(broken, RefusalOf(Iphone.Understated()));
        Assert.Equal(broken, RefusalOf(Iphone.TilesUnderstated()));
        Assert.Equal(broken, RefusalOf(Iphone.Disguised()));
        Assert.Equal(broken, RefusalOf(Iphone.OnlyByName()));
        Assert.Equal(broken, RefusalOf(Iphone.HeldUpright()[..24]));
        Assert.Equal(broken, RefusalOf(Iphone.TwoMetas()));
        Assert.Equal(broken, RefusalOf(Iphone.TwoLists()));
        Assert.Equal(broken, RefusalOf(Iphone.Endless()));
        const string tooMany = "photo.too-many-pixels 这张照片的像素太多，请缩小后再传";
        Assert.Equal(tooMany, RefusalOf(Iphone.Absurd()));
        Assert.Equal(tooMany, RefusalOf(Iphone.Overflowing()));
        Assert.Equal(tooMany, RefusalOf(Iphone.ManyLarge()));
        Assert.Equal(tooMany, RefusalOf(Iphone.DrawnOften()));
    }

    [Fact]
    public void A_machine_without_the_library_says_so()
    {
        var refusal = Assert.Single(PhotoCleaner.Clean(Iphone.HeldUpright(), 400, isHeicHere: false).Refusals);

        Assert.Equal("photo.heic 这台机器打不开 HEIC 照片，请先存成 JPG 再传", $"{refusal.Code} {refusal.Message}");
        Assert.False(PhotoCleaner.Clean(Pictures.Jpeg(), 400, isHeicHere: false).IsRefused);
    }

    [Fact]
    public void Each_byte_of_the_header_may_be_wrong_and_no_more_happens_than_a_refusal()
    {
        var whole = Iphone.HeldUpright();
        for (var at = 0; at < 600; at++)
        {
            byte[] wrong = [.. whole];
            wrong[at] ^= 0xFF;
            var outcome = PhotoCleaner.Clean(wrong);
            Assert.All(outcome.Refusals, refusal => Assert.StartsWith("photo.", refusal.Code));
        }
    }

    [Fact]
    public void The_library_opens_no_other_format_even_where_it_is_asked_to()
    {
        Assert.False(PhotoCleaner.Clean(Iphone.HeldUpright()).IsRefused);

        Assert.Throws<MagickPolicyErrorException>(() => new MagickImage(Pictures.Png()));
        Assert.Throws<MagickPolicyErrorException>(() => new MagickImage("<svg/>"u8.ToArray(), MagickFormat.Svg));
    }

    private static string RefusalOf(byte[] file)
    {
        var refusal = Assert.Single(PhotoCleaner.Clean(file).Refusals);
        return $"{refusal.Code} {refusal.Message}";
    }
}
