using System.Diagnostics.CodeAnalysis;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching.Filming;

/// <summary>Ids of film crews' bookings: <c>{courseId}-F{nn}</c>, counted in their course from 1.</summary>
public static class FilmingId
{
    private const string Mark = "-F";

    public static string Format(string courseId, int number) => NumberedId.Format(courseId, Mark, number);

    /// <returns>The course's id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? courseId) =>
        NumberedId.TryParse(text, Mark, out courseId);
}
