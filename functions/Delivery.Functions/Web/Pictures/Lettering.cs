using System.Text;
using SkiaSharp;

namespace Delivery.Functions.Web.Pictures;

/// <summary>
/// The letters of pictures. A font comes along, since a server has no Chinese one (docs/decisions/0036); what it lacks is looked
/// for among the machine's own.
/// </summary>
internal static class Lettering
{
    private static readonly Lazy<SKTypeface> Own = new(() =>
    {
        using var font = typeof(Lettering).Assembly.GetManifestResourceStream("picture-font.otf")!;
        return SKTypeface.FromStream(font);
    });

    /// <summary>The first letter that no font here has; it would be drawn as a box.</summary>
    public static string? Missing(IEnumerable<string> words) =>
        words
            .SelectMany(word => word.EnumerateRunes())
            .Where(rune => Find(rune) is null)
            .Select(rune => $"{rune}")
            .FirstOrDefault();

    /// <summary>The text in pieces that one font can draw each.</summary>
    public static IEnumerable<(SKTypeface Font, string Text)> Pieces(string text)
    {
        var (font, piece) = (Own.Value, new StringBuilder());
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Find(rune) ?? Own.Value;
            if (next != font && piece.Length > 0)
            {
                yield return (font, piece.ToString());
                piece.Clear();
            }

            font = next;
            piece.Append(rune);
        }

        if (piece.Length > 0)
            yield return (font, piece.ToString());
    }

    private static readonly Lazy<SKFont> OwnLetters = new(() => new SKFont(Own.Value));

    private static SKTypeface? Find(Rune rune) =>
        OwnLetters.Value.ContainsGlyph(rune.Value) ? Own.Value : SKFontManager.Default.MatchCharacter(rune.Value);
}
