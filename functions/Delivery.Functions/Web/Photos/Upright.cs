using SkiaSharp;

namespace Delivery.Functions.Web.Photos;

/// <summary>Draws a picture as it was held when taken, no larger than a side allows.</summary>
internal static class Upright
{
    private static readonly SKSamplingOptions Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    public static SKImage Draw(SKBitmap picture, SKEncodedOrigin origin, int side)
    {
        var turned = (int)origin >= (int)SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));
        var info = new SKImageInfo(
            Pixels(width, scale),
            Pixels(height, scale),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var surface = SKSurface.Create(info);
        // What is see-through becomes paper.
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(info.Width / (float)width, info.Height / (float)height);
        surface.Canvas.Concat(Turn(origin, width, height));
        using var image = SKImage.FromBitmap(picture);
        surface.Canvas.DrawImage(image, 0, 0, Smooth);
        return surface.Snapshot();
    }

    private static int Pixels(int side, float scale) => Math.Max(1, (int)MathF.Round(side * scale));

    // The eight ways in which EXIF says that a camera was held; rows of the matrix as x' = ax + by + c.
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
            SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
            SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
            SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
            SKEncodedOrigin.RightTop => Matrix(0, -1, width, 1, 0, 0),
            SKEncodedOrigin.RightBottom => Matrix(0, -1, width, -1, 0, height),
            SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, height),
            _ => SKMatrix.Identity,
        };

    private static SKMatrix Matrix(float a, float b, float c, float d, float e, float f) =>
        new(a, b, c, d, e, f, 0, 0, 1);
}
