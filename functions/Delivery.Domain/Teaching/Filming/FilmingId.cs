using System.Diagnostics.CodeAnalysis;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Filming;

/// <summary>Ids of film crews' bookings: <c>{courseId}-F{nn}</c>, counted in their course from 1.</summary>
public static class FilmingId
{
    private const string Mark = "-F";

    public static string Format(string courseId, int number) => $"{courseId}{Mark}{number:00}";

    /// <returns>The course's id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? courseId)
    {
        courseId = null;
        var mark = text?.LastIndexOf(Mark, StringComparison.Ordinal) ?? -1;
        if (mark < 0 || !OrderId.TryParse(text![..mark], out _))
            return false;
        var number = text.AsSpan(mark + Mark.Length);
        if (number.Length is < 2 or > 4 || !Digits.TryParse(number, out var counted) || counted == 0)
            return false;
        courseId = text[..mark];
        return true;
    }
}
