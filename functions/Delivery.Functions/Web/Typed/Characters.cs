using System.Globalization;
using System.Text;
using ADRaffy.ENSNormalize;

namespace Delivery.Functions.Web.Typed;

/// <summary>Which characters of a typed text go, and in which form the others are kept.</summary>
internal static class Characters
{
    private const int Joiner = 0x200D;
    private const int EmojiForm = 0xFE0F;

    /// <summary>Without line ends, controls, zero-width and bidirectional marks. A tab, as of a cell pasted, is a space.</summary>
    /// <param name="keepEmoji">Whether the joiner stays that makes one family out of three faces.</param>
    public static string OneLine(string typed, bool keepEmoji)
    {
        var runes = typed.EnumerateRunes().ToList();
        var kept = new StringBuilder(typed.Length);
        for (var at = 0; at < runes.Count; at++)
            if (runes[at].Value == '\t')
                kept.Append(' ');
            else if (!IsUnseen(runes[at]) || keepEmoji && JoinsEmoji(runes, at))
                kept.Append(runes[at]);
        return kept.ToString();
    }

    /// <summary>Line ends are all the same, tabs are spaces, other controls go.</summary>
    public static string Lines(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\t')
                kept.Append(' ');
            else if (rune.Value is '\n' || !Rune.IsControl(rune))
                kept.Append(rune);
        return kept.ToString();
    }

    /// <summary>One form for what looks the same. The runtime's own leaves all as it is in invariant globalization.</summary>
    public static string Composed(string text) => text.All(char.IsAscii) ? text : ENSNormalize.NF.NFC(text);

    /// <summary>As <see cref="string.Length"/>, but with one for what is one character to people.</summary>
    public static int Count(string text) => text.EnumerateRunes().Count();

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || IsZeroWidth(rune.Value)
        || IsDirection(rune.Value);

    private static bool IsZeroWidth(int value) => value is >= 0x200B and <= 0x200D or 0x2060 or 0xFEFF;

    private static bool IsDirection(int value) =>
        value is 0x061C or 0x200E or 0x200F or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;

    private static bool JoinsEmoji(List<Rune> runes, int at) =>
        runes[at].Value == Joiner && at > 0 && at + 1 < runes.Count && IsEmoji(runes[at - 1]) && IsEmoji(runes[at + 1]);

    // Faces and things are other symbols, skin colours modify them, and a mark asks for the coloured form.
    private static bool IsEmoji(Rune rune) =>
        rune.Value is EmojiForm or >= 0x1F3FB and <= 0x1F3FF
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol;
}
