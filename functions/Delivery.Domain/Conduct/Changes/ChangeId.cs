using System.Diagnostics.CodeAnalysis;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Changes;

/// <summary>Ids of changes: <c>{courseId}-C{nn}</c>, counted in their course from 1.</summary>
public static class ChangeId
{
    private const string Mark = "-C";

    public static string Format(string courseId, int number) => NumberedId.Format(courseId, Mark, number);

    /// <returns>The course's id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? courseId) =>
        NumberedId.TryParse(text, Mark, out courseId);
}
