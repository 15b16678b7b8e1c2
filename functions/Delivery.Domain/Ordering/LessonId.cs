using System.Diagnostics.CodeAnalysis;

namespace Delivery.Domain.Ordering;

/// <summary>The parts of a lesson id; <c>Number</c> counts from 1 in order of the lessons' start.</summary>
public sealed record LessonIdParts(string OrderId, int Number);

/// <summary>Lesson ids: <c>{orderId}-{nn}</c>, such as "310101002-2026-001-01".</summary>
public static class LessonId
{
    public static string Format(string orderId, int number)
    {
        if (!OrderId.TryParse(orderId, out _) || number is < 1 or > 99)
            throw new ArgumentException($"No lesson id from {orderId}, {number}.", nameof(orderId));
        return $"{orderId}-{number:00}";
    }

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LessonIdParts? parts)
    {
        parts = null;
        if (text is null || text.Length < 4 || text[^3] != '-')
            return false;
        if (!Digits.TryParse(text.AsSpan(text.Length - 2), out var number) || number == 0)
            return false;
        if (!OrderId.TryParse(text[..^3], out _))
            return false;
        parts = new(text[..^3], number);
        return true;
    }

    /// <exception cref="FormatException">Not a lesson id.</exception>
    public static LessonIdParts Parse(string text) =>
        TryParse(text, out var parts) ? parts : throw new FormatException($"Not a lesson id: {text}");
}
