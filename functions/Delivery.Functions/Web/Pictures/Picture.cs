using System.Security.Cryptography;
using System.Text;
using SkiaSharp;

namespace Delivery.Functions.Web.Pictures;

/// <summary>Something drawn from words, in colours of the site's stylesheet.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
internal abstract record Picture(int Width, int Height)
{
    // Changes where the drawing does, so that no cache shows an older one.
    private const string Version = "3";

    protected static readonly SKColor Ink = SKColor.Parse("16211c");
    protected static readonly SKColor Quiet = SKColor.Parse("55635c");
    protected static readonly SKColor Green = SKColor.Parse("0b7a4b");
    protected static readonly SKColor Wash = SKColor.Parse("eef4ef");

    /// <summary>All that stands on it, in its order.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>The same for the same words: known without drawing.</summary>
    public string Tag =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(Encoding.UTF8.GetBytes($"{Version}|{Width}x{Height}|{string.Join('\n', Words)}"))
                .AsSpan(0, 16)
        );

    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    protected abstract void Draw(SKCanvas canvas);

    /// <summary>How much smaller all is written so that long words stay on the picture; never so small that nobody reads it.</summary>
    /// <param name="footOf">Where the last line ends, by the scale.</param>
    /// <param name="lowest">Where it may end.</param>
    protected static float ScaleFor(Func<float, float> footOf, float lowest)
    {
        var scale = 1f;
        while (scale > 0.4f && footOf(scale) > lowest)
            scale -= 0.05f;
        return scale;
    }
}
