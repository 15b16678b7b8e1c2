using System.Diagnostics.CodeAnalysis;

namespace Delivery.Domain.Ordering;

/// <summary>1–20 ASCII letters and digits, so that a code stands in ids and addresses as it is.</summary>
public static class StreetCode
{
    public static bool IsValid([NotNullWhen(true)] string? code) =>
        code is { Length: >= 1 and <= 20 } && code.All(char.IsAsciiLetterOrDigit);
}
