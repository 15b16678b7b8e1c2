using Delivery.Domain;
using Delivery.Domain.Teaching.Evidence;
using SkiaSharp;

namespace Delivery.Functions.Web.Photos;

/// <summary>
/// Decodes a photo and writes it anew. Whatever a file holds beside its picture (where it was taken, a program behind the
/// last byte) is gone; its size is read from the header before anything is decoded, so that a small file cannot unpack to
/// gigabytes.
/// </summary>
public static class PhotoCleaner
{
    public const int MostBytes = 20 * 1024 * 1024;

    // A phone's largest photos have 50 million pixels; a page scanned for print has some 35.
    private const long MostPixels = 64_000_000;
    private const int LeastSide = 32;
    private const int LargeSide = 1600;
    private const int UsualSmallSide = 400;
    private const int Quality = 82;

    private static readonly SKEncodedImageFormat[] Taken =
    [
        SKEncodedImageFormat.Jpeg,
        SKEncodedImageFormat.Png,
        SKEncodedImageFormat.Webp,
    ];

    /// <summary>Of what is no photo at all.</summary>
    public static Refusal NoPhoto { get; } =
        new("photo.content", "这不是照片，请上传 JPG、PNG、WebP 或 HEIC 照片", "photos");

    public static Refusal Broken { get; } = new("photo.broken", "这张照片打不开，请重新拍一张或换一张再传", "photos");

    private static Refusal TooManyPixels { get; } =
        new("photo.too-many-pixels", "这张照片的像素太多，请缩小后再传", "photos");

    public static Refusal TooLarge { get; } =
        new("photo.too-large", $"照片超过{MostBytes / 1024 / 1024}兆，请压缩后再传", "photos");

    /// <param name="smallSide">Of the small one, in pixels at most.</param>
    public static Outcome<CleanPhoto> Clean(ReadOnlySpan<byte> file, int smallSide = UsualSmallSide) =>
        Clean(file, smallSide, HeicPhotos.IsHere);

    internal static Outcome<CleanPhoto> Clean(ReadOnlySpan<byte> file, int smallSide, bool isHeicHere)
    {
        if (file.Length > MostBytes)
            return Outcome.Refused<CleanPhoto>(TooLarge);
        if (MediaKinds.Of(file) == MediaKind.Heic)
            return isHeicHere ? Heic(file, smallSide) : Outcome.Refused<CleanPhoto>(HeicPhotos.NotHere);
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Taken.Contains(codec.EncodedFormat))
            return Outcome.Refused<CleanPhoto>(NoPhoto);
        return Against(codec.Info.Width, codec.Info.Height, MostPixels) is { } refusal
            ? Outcome.Refused<CleanPhoto>(refusal)
            : Decode(codec, smallSide);
    }

    private static Outcome<CleanPhoto> Heic(ReadOnlySpan<byte> file, int smallSide)
    {
        if (HeicHeader.Of(file) is not var (width, height, decoded))
            return Outcome.Refused<CleanPhoto>(Broken);
        if (decoded > HeicPhotos.MostDecoded)
            return Outcome.Refused<CleanPhoto>(TooManyPixels);
        return Against(width, height, HeicPhotos.MostPixels) is { } refusal
            ? Outcome.Refused<CleanPhoto>(refusal)
            : HeicPhotos.Open(file, picture => Written(picture, SKEncodedOrigin.TopLeft, smallSide));
    }

    private static Refusal? Against(long width, long height, long mostPixels) =>
        width < LeastSide || height < LeastSide ? new("photo.too-small", "这张照片太小，看不清，请换一张", "photos")
        : width > mostPixels / height ? TooManyPixels
        : null;

    private static Outcome<CleanPhoto> Decode(SKCodec codec, int smallSide)
    {
        var size = SizeFor(codec);
        using var picture = new SKBitmap(
            new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul)
        );
        if (codec.GetPixels(picture.Info, picture.GetPixels()) != SKCodecResult.Success)
            return Outcome.Refused<CleanPhoto>(Broken);
        return Outcome.Of(Written(picture, codec.EncodedOrigin, smallSide));
    }

    private static CleanPhoto Written(SKBitmap picture, SKEncodedOrigin origin, int smallSide)
    {
        using var large = Upright.Draw(picture, origin, LargeSide);
        using var small = Upright.Draw(picture, origin, smallSide);
        return new CleanPhoto(Jpeg(large), Jpeg(small), large.Width, large.Height);
    }

    // A JPEG can be decoded at so many eighths: at half it takes a quarter of the memory.
    private static SKSizeI SizeFor(SKCodec codec)
    {
        for (var eighths = 1; eighths < 8; eighths++)
            if (codec.GetScaledDimensions(eighths / 8f) is var size && Math.Max(size.Width, size.Height) >= LargeSide)
                return size;
        return codec.Info.Size;
    }

    private static byte[] Jpeg(SKImage picture)
    {
        using var written = picture.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return written.ToArray();
    }
}
