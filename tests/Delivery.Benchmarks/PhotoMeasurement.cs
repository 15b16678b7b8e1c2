using System.Diagnostics;
using Delivery.Functions.Web.Photos;
using Delivery.TestKit.Photos;
using ImageMagick;
using SkiaSharp;

namespace Delivery.Benchmarks;

/// <summary>
/// Photos of twelve million pixels looked at and written anew in two sizes, one after another; beside them a bare loop that
/// opens the same file and scales it, and neither looks at it first nor writes anything.
/// </summary>
internal static class PhotoMeasurement
{
    private const int Photos = 12;
    private const int Side = 1600;

    public static IReadOnlyList<Measurement> Take()
    {
        var (jpeg, heic) = (Jpeg(), Heic());
        return
        [
            Compare($"12-megapixel JPEG of {jpeg.Length / 1_000_000.0:0.0} MB", jpeg, Skia, "Skia"),
            Compare($"12-megapixel HEIC of {heic.Length / 1_000_000.0:0.0} MB", heic, Magick, "Magick.NET"),
        ];
    }

    private static Measurement Compare(string what, byte[] file, Action<byte[]> bare, string library)
    {
        var (ours, theirs) = (Rate(file, one => _ = PhotoCleaner.Clean(one).Value), Rate(file, bare));
        return new Measurement(
            $"thumbnails: {what}",
            $"{ours}",
            $"{theirs} bare {library}, opened and scaled",
            $"{theirs.PerSecond / ours.PerSecond:0.0}"
        );
    }

    private sealed record Taken(double PerSecond, double Megabytes)
    {
        public override string ToString() => $"{PerSecond:0.0} /s, {Megabytes:N0} MB at most";
    }

    private static Taken Rate(byte[] file, Action<byte[]> act)
    {
        // The first is for the compiler and the library's beginning.
        act(file);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.WorkingSet;
        using var memory = new PeakMemory();
        var watch = Stopwatch.StartNew();
        for (var photo = 0; photo < Photos; photo++)
            act(file);
        return new Taken(Photos / watch.Elapsed.TotalSeconds, Math.Max(0, memory.Megabytes - before / 1_048_576.0));
    }

    private static void Skia(byte[] file)
    {
        using var picture = SKBitmap.Decode(file);
        using var scaled = picture.Resize(
            new SKSizeI(Side, Side * picture.Height / picture.Width),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
    }

    private static void Magick(byte[] file)
    {
        using var picture = new MagickImage(file, MagickFormat.Heic);
        picture.Thumbnail(Side, Side);
    }

    // 48 tiles as a phone has them, all of them the same drawn one with noise: as much to decode as a real photo.
    private static byte[] Heic()
    {
        var tile = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Photos", "tile.hevc"));
        return new HeicFile(8, 6, [.. Enumerable.Repeat(tile, 48)]) { Turn = 3 }.Write();
    }

    // Grain such as a camera has: a smooth picture would be decoded too fast.
    private static byte[] Jpeg()
    {
        var random = new Random(13);
        using var picture = new SKBitmap(4000, 3000);
        var pixels = picture.GetPixelSpan();
        for (var at = 0; at < pixels.Length; at++)
            pixels[at] = (byte)(at / 16_000 % 200 + random.Next(40));
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }
}
