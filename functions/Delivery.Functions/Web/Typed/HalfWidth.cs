namespace Delivery.Functions.Web.Typed;

/// <summary>Digits, Latin letters and punctuation as a Chinese keyboard gives them, as machines read them.</summary>
internal static class HalfWidth
{
    private const int Distance = 'ａ' - 'a';

    public static string Of(string text) => string.Concat(text.Select(Half));

    private static char Half(char letter) =>
        letter switch
        {
            >= '！' and <= '～' => (char)(letter - Distance),
            '\u3000' or '\u00A0' => ' ',
            '。' or '｡' => '.',
            '、' or '､' => ',',
            >= '\u2010' and <= '\u2015' or '\u2212' => '-',
            _ => letter,
        };
}
