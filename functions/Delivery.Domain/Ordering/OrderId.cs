using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Delivery.Domain.Ordering;

/// <summary>The parts of an order id; <c>Year</c> is that of the first lesson, <c>Number</c> counts a street's orders of that year.</summary>
public sealed record OrderIdParts(string StreetCode, int Year, int Number);

/// <summary>Order ids: <c>{streetCode}-{year}-{number}</c>, such as "310101002-2026-001". A course has its order's id.</summary>
public static partial class OrderId
{
    public static string Format(string streetCode, int year, int number)
    {
        if (!StreetCode.IsValid(streetCode) || year is < 1000 or > 9999 || number < 1)
            throw new ArgumentException($"No order id from {streetCode}, {year}, {number}.", nameof(streetCode));
        return $"{streetCode}-{year}-{number:000}";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OrderIdParts? parts)
    {
        parts = null;
        if (text is null || Pattern().Match(text) is not { Success: true, Groups: var found })
            return false;
        if (!int.TryParse(found["number"].ValueSpan, out var number) || number == 0)
            return false;
        parts = new(found["street"].Value, int.Parse(found["year"].ValueSpan), number);
        return true;
    }

    /// <exception cref="FormatException">Not an order id.</exception>
    public static OrderIdParts Parse(string text) =>
        TryParse(text, out var parts) ? parts : throw new FormatException($"Not an order id: {text}");

    [GeneratedRegex(
        @"\A(?<street>[A-Za-z0-9]{1,20})-(?<year>[1-9][0-9]{3})-(?<number>[0-9]{3}|[1-9][0-9]{3,8})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
