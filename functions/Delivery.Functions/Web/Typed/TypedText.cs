using Delivery.Domain;

namespace Delivery.Functions.Web.Typed;

/// <summary>The one place where what people type is cleaned: forms, API, files and messages all come through here.</summary>
public static class TypedText
{
    /// <summary>
    /// Cleaned as domain rules judge it: ends trimmed, NFC, nothing unseen within, numbers and addresses in half width,
    /// phones in one form. What cannot be read stays as it was typed, for the rules to refuse. Cleaning twice is cleaning once.
    /// </summary>
    public static string Clean(TextKind kind, string typed) =>
        kind switch
        {
            TextKind.Paragraph => Characters.Composed(Characters.Lines(typed)).Trim(),
            TextKind.Name => Words(typed, keepEmoji: false),
            TextKind.Line or TextKind.Title => Words(typed, keepEmoji: true),
            TextKind.Phone => TypedPhone.Clean(Symbols(typed)),
            TextKind.Email => TypedEmail.Clean(Symbols(typed)),
            TextKind.Number => TypedNumbers.Clean(Symbols(typed)),
            TextKind.Account => TypedNumbers.CleanAccount(Words(typed, keepEmoji: false)),
            _ => Symbols(typed),
        };

    /// <returns>Null when it is short enough. Nothing is ever cut.</returns>
    /// <param name="what">The field's name as whoever typed knows it.</param>
    public static Refusal? TooLong(string cleaned, int longest, string what, string field) =>
        cleaned.Length > longest && Characters.Count(cleaned) is var length && length > longest
            ? new Refusal("body.too-long", $"“{what}”最多{longest}字，现有{length}字，请删短", field)
            {
                English = $"This field: at most {longest} characters; there are {length}. Please shorten it",
            }
            : null;

    private static string Words(string typed, bool keepEmoji) =>
        Characters.Composed(Characters.OneLine(typed, keepEmoji)).Trim();

    private static string Symbols(string typed) =>
        Characters.Composed(HalfWidth.Of(Characters.OneLine(typed, keepEmoji: false))).Trim();
}
