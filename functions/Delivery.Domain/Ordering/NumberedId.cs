using System.Diagnostics.CodeAnalysis;

namespace Delivery.Domain.Ordering;

/// <summary>Ids of what is counted in a course from 1: <c>{courseId}{mark}{nn}</c>, where the mark says what it is.</summary>
internal static class NumberedId
{
    public static string Format(string courseId, string mark, int number) => $"{courseId}{mark}{number:00}";

    /// <returns>The course's id.</returns>
    public static bool TryParse(string? text, string mark, [NotNullWhen(true)] out string? courseId)
    {
        courseId = null;
        var at = text?.LastIndexOf(mark, StringComparison.Ordinal) ?? -1;
        if (at < 0 || !OrderId.TryParse(text![..at], out _))
            return false;
        var number = text.AsSpan(at + mark.Length);
        if (number.Length is < 2 or > 4 || !Digits.TryParse(number, out var counted) || counted == 0)
            return false;
        courseId = text[..at];
        return true;
    }
}
