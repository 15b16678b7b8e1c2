using System.Diagnostics.CodeAnalysis;

namespace Delivery.Domain.Ordering;

/// <summary>Codes of disciplines and ids of teachers: 1–64 letters and digits, with - _ . within, so that they stand in ids and addresses.</summary>
public static class RegisterCode
{
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: >= 1 and <= 64 }
        && char.IsLetterOrDigit(code[0])
        && code.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.');
}
