using System.Diagnostics.CodeAnalysis;

namespace Delivery.Domain.Ordering;

/// <summary>
/// Codes of disciplines and ids of teachers: 1–64 letters and digits, with - _ . within, so that they stand in ids and
/// addresses. In half width, as codes are kept wherever they are typed.
/// </summary>
public static class RegisterCode
{
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: >= 1 and <= 64 }
        && char.IsLetterOrDigit(code[0])
        && code.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.')
        && !code.Any(letter => letter is >= '！' and <= '～');
}
