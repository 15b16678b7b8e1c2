using System.Text;
using SkiaSharp;

namespace Delivery.Functions.Web.Pictures;

/// <summary>How a text is set.</summary>
/// <param name="Size">Of the letters, in pixels.</param>
internal sealed record Setting(float Size, SKColor Colour, bool Bold = false);

/// <summary>Writes lines one below the other; without a canvas it only measures.</summary>
/// <param name="left">Of the column, in pixels.</param>
/// <param name="isCentred">Else lines begin at the left.</param>
internal sealed class Brush(SKCanvas? canvas, float left, float width, bool isCentred)
{
    private const float LineHeight = 1.35f;

    private readonly List<string> written = [];

    /// <summary>Each text, in its order.</summary>
    public IReadOnlyList<string> Written => written;

    /// <summary>Where the next line begins.</summary>
    public float Y { get; set; }

    public void Text(string text, Setting setting)
    {
        written.Add(text);
        var drawn = Lettering.Drawn(text);
        var fitting = Fitting(drawn, setting);
        foreach (var line in Lines(drawn, fitting))
        {
            Y += fitting.Size * LineHeight;
            Line(line, fitting);
        }
    }

    public void Rectangle(float height, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas?.DrawRoundRect(left, Y, width, height, height / 8, height / 8, paint);
    }

    /// <summary>Dark squares as <see cref="QrCode.Path"/> gives them, with their quiet edge.</summary>
    public void Code(string path, int units, float side)
    {
        using var shape = SKPath.ParseSvgPathData(path);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas?.Save();
        canvas?.Translate(left + (isCentred ? (width - side) / 2 : 0), Y);
        canvas?.Scale(side / units);
        canvas?.DrawPath(shape, ink);
        canvas?.Restore();
        Y += side;
    }

    // The lower edge of the letters hangs a quarter below the line.
    private void Line(string line, Setting setting)
    {
        if (canvas is null)
            return;
        using var paint = new SKPaint { Color = setting.Colour, IsAntialias = true };
        using var font = FontOf(setting);
        var x = left + (isCentred ? (width - font.MeasureText(line)) / 2 : 0);
        canvas.DrawText(line, x, Y - setting.Size / 4, SKTextAlign.Left, font, paint);
    }

    // A word that the column is too narrow for cannot be parted: it is set smaller.
    private Setting Fitting(string text, Setting setting)
    {
        var widest = Words(text).Select(word => Width(word, setting)).Append(0).Max();
        return widest > width ? setting with { Size = setting.Size * width / widest } : setting;
    }

    // Chinese may end a line anywhere; a number or a Latin word stays whole.
    private List<string> Lines(string text, Setting setting)
    {
        var (lines, line) = (new List<string>(), "");
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && Width(line + word, setting) > width)
            {
                lines.Add(line.Trim());
                line = "";
            }

            line += word;
        }

        return [.. lines, line.Trim()];
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isLatin = rune.Value is > ' ' and < 0x250 or >= 0x1E00 and < 0x1F00 or '—' or '–';
            if (!isLatin && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (isLatin)
                word.Append(rune);
            else
                yield return rune.ToString();
        }

        if (word.Length > 0)
            yield return word.ToString();
    }

    private static float Width(string line, Setting setting)
    {
        using var font = FontOf(setting);
        return font.MeasureText(line);
    }

    private static SKFont FontOf(Setting setting) =>
        new(Lettering.Typeface, setting.Size)
        {
            Embolden = setting.Bold,
            Subpixel = true,
            Edging = SKFontEdging.Antialias,
        };
}
