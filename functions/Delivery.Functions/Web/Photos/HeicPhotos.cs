using Delivery.Domain;
using ImageMagick;
using ImageMagick.Configuration;
using SkiaSharp;

namespace Delivery.Functions.Web.Photos;

/// <summary>
/// Opens the photos of iPhones. The library knows a hundred formats and is let near one: whatever it is given is first read
/// by <see cref="HeicHeader"/>, and its own policy refuses every other coder.
/// </summary>
internal static class HeicPhotos
{
    /// <summary>The largest cameras of iPhones have 48 million pixels.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Beside the photo itself there are smaller ones: of its depth, its light, and to be shown in lists.</summary>
    public const long MostDecoded = 3 * MostPixels;

    private const ulong MostMemory = 512_000_000;

    private const string Policy = """
        <policymap>
          <policy domain="coder" rights="none" pattern="*"/>
          <policy domain="coder" rights="read" pattern="HEIC"/>
          <policy domain="delegate" rights="none" pattern="*"/>
          <policy domain="filter" rights="none" pattern="*"/>
          <policy domain="path" rights="none" pattern="@*"/>
        </policymap>
        """;

    // The largest takes some 600 MB while it is open.
    private static readonly Lock OneAtATime = new();

    private static readonly Lazy<MagickReadSettings> Settings = new(Begin);

    public static Refusal NotHere { get; } = new("photo.heic", "这台机器打不开 HEIC 照片，请先存成 JPG 再传", "photos");

    /// <summary>Its makers have no library for some machines, such as Macs with Intel's processor.</summary>
    public static bool IsHere { get; } = Directory.EnumerateFiles(AppContext.BaseDirectory, "Magick.Native-*").Any();

    /// <param name="use">Gets the picture, upright, which is gone once it returns.</param>
    public static Outcome<T> Open<T>(ReadOnlySpan<byte> file, Func<SKBitmap, T> use)
    {
        lock (OneAtATime)
        {
            try
            {
                using var photo = new MagickImage(file, Settings.Value);
                photo.ColorSpace = ColorSpace.sRGB;
                photo.Alpha(AlphaAction.Set);
                using var pixels = photo.GetPixelsUnsafe();
                // What is read from the library's memory must lie there as four bytes a pixel.
                if (pixels.Channels != 4)
                    return Outcome.Refused<T>(PhotoCleaner.Broken);
                using var picture = PictureOf(photo, pixels);
                return Outcome.Of(use(picture));
            }
            catch (MagickException)
            {
                return Outcome.Refused<T>(PhotoCleaner.Broken);
            }
        }
    }

    // Drawn from where the library has it: a copy would take as much again.
    private static SKBitmap PictureOf(MagickImage photo, IUnsafePixelCollection<byte> pixels)
    {
        var size = new SKImageInfo((int)photo.Width, (int)photo.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        var picture = new SKBitmap();
        picture.InstallPixels(size, pixels.GetAreaPointer(0, 0, photo.Width, photo.Height));
        picture.SetImmutable();
        return picture;
    }

    private static MagickReadSettings Begin()
    {
        var files = ConfigurationFiles.Default;
        files.Policy.Data = Policy;
        MagickNET.Initialize(files);
        (ResourceLimits.Width, ResourceLimits.Height, ResourceLimits.Area) = (20_000, 20_000, MostPixels);
        (ResourceLimits.Memory, ResourceLimits.MaxMemoryRequest, ResourceLimits.Disk) = (MostMemory, MostMemory, 0);
        (ResourceLimits.ListLength, ResourceLimits.MaxProfileSize) = (16, 1_000_000);
        return new MagickReadSettings
        {
            Format = MagickFormat.Heic,
            FrameIndex = 0,
            FrameCount = 1,
        };
    }
}
