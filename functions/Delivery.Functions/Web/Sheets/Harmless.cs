namespace Delivery.Functions.Web.Sheets;

/// <summary>
/// A text that begins like a formula, which a spreadsheet would run, has an apostrophe before it, which makes it a text.
/// One that begins so behind apostrophes has one more, so that what is written can be read back.
/// </summary>
/// <remarks>Which beginnings: OWASP, CSV injection; in full width too, as a Chinese keyboard gives them.</remarks>
public static class Harmless
{
    private const char Mark = '\'';
    private const string Beginnings = "=+-@\t\r＝＋－＠";

    public static string Written(string text) => IsFormula(text) ? Mark + text : text;

    public static string Read(string cell) => cell is [Mark, ..] && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text) =>
        text.TrimStart(Mark) is [var first, ..] && Beginnings.Contains(first, StringComparison.Ordinal);
}
