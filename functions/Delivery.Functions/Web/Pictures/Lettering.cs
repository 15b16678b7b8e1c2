using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Delivery.Functions.Web.Pictures;

/// <summary>
/// The letters of pictures. A font comes along, since a server has no Chinese one (docs/decisions/0036); no other is looked
/// for, so that a picture is the same on every machine.
/// </summary>
internal static class Lettering
{
    private static readonly Lazy<SKTypeface> Own = new(() =>
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream("picture-font.otf")!;
        return SKTypeface.FromStream(font);
    });

    private static readonly Lazy<SKFont> Letters = new(() => new SKFont(Own.Value));

    public static SKTypeface Typeface => Own.Value;

    /// <summary>The first letter that the font lacks; it would be drawn as a box.</summary>
    public static Rune? Missing(IEnumerable<string> words)
    {
        foreach (var rune in words.SelectMany(word => Drawn(word).EnumerateRunes()))
            if (!Letters.Value.ContainsGlyph(rune.Value))
                return rune;
        return null;
    }

    /// <summary>The text as it is drawn: a space of any kind is a space, and what only chooses a letter's form is nothing.</summary>
    public static string Drawn(string text) =>
        string.Concat(
            from rune in text.EnumerateRunes()
            where rune.Value is not (>= 0xFE00 and <= 0xFE0F)
            select Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator ? " " : $"{rune}"
        );
}
