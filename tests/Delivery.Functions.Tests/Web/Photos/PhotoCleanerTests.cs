using System.Text;
using Delivery.Domain;
using Delivery.Functions.Web.Photos;
using Microsoft.AspNetCore.Http;
using SkiaSharp;
using Xunit;

namespace Delivery.Functions.Tests.Web.Photos;

/// <summary>What people send as a photo, and what is kept of it.</summary>
public sealed class PhotoCleanerTests
{
    [Fact]
    public void A_photo_comes_out_upright_and_without_where_it_was_taken()
    {
        var held = Pictures.HeldUpright();
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(held), StringComparison.Ordinal);

        var clean = PhotoCleaner.Clean(held).Value;

        Assert.Equal((480, 640), (clean.Width, clean.Height));
        Assert.DoesNotContain(Pictures.Secret, Encoding.Latin1.GetString(clean.Large), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(clean.Large);
        // What the camera had at the top left is at the top right, once it is turned.
        Assert.True(picture.GetPixel(400, 100).Red > 200);
        Assert.True(picture.GetPixel(100, 100).Red < 100);
    }

    [Fact]
    public void A_large_photo_becomes_one_for_the_page_and_one_for_lists()
    {
        var clean = PhotoCleaner.Clean(Pictures.Jpeg(4000, 3000)).Value;

        Assert.Equal((1600, 1200), (clean.Width, clean.Height));
        using var small = SKBitmap.Decode(clean.Small);
        Assert.Equal((400, 300), (small.Width, small.Height));
    }

    [Fact]
    public void What_hides_behind_a_picture_is_gone()
    {
        var clean = PhotoCleaner.Clean(Pictures.Polyglot()).Value;

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(clean.Large), StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked()
    {
        var bomb = Pictures.Bomb();
        var before = GC.GetTotalAllocatedBytes();

        var refusal = Assert.Single(PhotoCleaner.Clean(bomb).Refusals);

        Assert.Equal(("photo.too-many-pixels", "这张照片的像素太多，请缩小后再传"), (refusal.Code, refusal.Message));
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000);
    }

    [Fact]
    public void What_is_no_photo_is_refused_by_what_it_is()
    {
        const string noPhoto = "photo.content 这不是照片，请上传 JPG、PNG、WebP 或 HEIC 照片 photos";
        Assert.Equal(noPhoto, RefusalOf("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
        Assert.Equal(noPhoto, RefusalOf("GIF89a"u8.ToArray()));
        Assert.Equal(noPhoto, RefusalOf([]));
        Assert.Equal("photo.too-small 这张照片太小，看不清，请换一张 photos", RefusalOf(Pictures.Png(16, 16)));
        Assert.Equal("photo.broken 这张照片打不开，请重新拍一张或换一张再传 photos", RefusalOf(Pictures.Png()[..2000]));
        Assert.Equal(
            $"photo.too-large 照片超过{PhotoCleaner.MostBytes / 1024 / 1024}兆，请压缩后再传 photos",
            RefusalOf(new byte[PhotoCleaner.MostBytes + 1])
        );
    }

    [Fact]
    public async Task More_photos_than_a_form_takes_are_refused_and_each_bad_one_by_its_name()
    {
        var many = await SentPhotos.ReadAsync(
            Form(Pictures.Jpeg(), Pictures.Jpeg(), Pictures.Jpeg()),
            "photos",
            most: 2
        );
        Assert.Equal("photo.too-many 一次最多传2张照片，请挑几张 photos", Said(Assert.Single(many.Refusals)));
        var bad = await SentPhotos.ReadAsync(Form(Pictures.Jpeg(), Pictures.Png(16, 16)), "photos", most: 2);
        Assert.Equal(
            "photo.too-small “2.jpg”：这张照片太小，看不清，请换一张 photos",
            Said(Assert.Single(bad.Refusals))
        );
    }

    private static FormCollection Form(params byte[][] files)
    {
        var collection = new FormFileCollection();
        foreach (var (number, file) in files.Index())
            collection.Add(new FormFile(new MemoryStream(file), 0, file.Length, "photos", $"{number + 1}.jpg"));
        return new FormCollection([], collection);
    }

    private static string RefusalOf(byte[] file) => Said(Assert.Single(PhotoCleaner.Clean(file).Refusals));

    private static string Said(Refusal refusal) => $"{refusal.Code} {refusal.Message} {refusal.Field}";
}
