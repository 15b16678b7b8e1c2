using SkiaSharp;

namespace Delivery.Functions.Web.Pictures;

/// <summary>What a chat shows of a link that is shared.</summary>
/// <param name="Above">Small, above the title.</param>
/// <param name="Lines">Below it, the first one strong.</param>
internal sealed record ShareCard(string Above, string Title, IReadOnlyList<string> Lines)
    : Picture(PageWidth, PageHeight)
{
    // What the Open Graph's readers ask for.
    public const int PageWidth = 1200;
    public const int PageHeight = 630;
    private const int Margin = 72;
    private const int Band = 28;

    public override IReadOnlyList<string> Words => Write(null, 1).Written;

    protected override void Draw(SKCanvas canvas)
    {
        using var green = new SKPaint { Color = Green };
        canvas.DrawRect(0, 0, PageWidth, Band, green);
        Write(canvas, ScaleFor(scale => Write(null, scale).Y, PageHeight - Band));
    }

    private Brush Write(SKCanvas? canvas, float scale)
    {
        var brush = new Brush(canvas, Margin, PageWidth - 2 * Margin, isCentred: false) { Y = Band + 36 };
        brush.Text(Above, new Setting(38 * scale, Green, Bold: true));
        brush.Y += 10;
        brush.Text(Title, new Setting(96 * scale, Ink, Bold: true));
        brush.Y += 18;
        foreach (var (at, line) in Lines.Index())
            brush.Text(line, at == 0 ? new Setting(50 * scale, Ink, Bold: true) : new Setting(40 * scale, Quiet));
        return brush;
    }
}
