using Delivery.Domain.Matching;
using Delivery.Pages.Web;

namespace Delivery.Pages.People;

/// <summary>A certificate as one line, written as it is read back: TJQ 社体指导员2024-118 2027-06-30.</summary>
public static class QualificationText
{
    public static string Of(Qualification one) =>
        $"{one.Discipline} {one.Proof}{(one.Until is { } day ? $" {Dates.Iso(day)}" : "")}";

    /// <summary>The discipline first, the day last where there is one, and between them the certificate, spaces and all.</summary>
    /// <returns>Null when it cannot be read.</returns>
    public static Qualification? Read(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            return null;
        var until = TeacherTimesText.ReadDate(parts[^1]);
        var proof = string.Join(' ', until is null ? parts[1..] : parts[1..^1]);
        return proof.Length == 0 ? null : new Qualification(parts[0], proof, until);
    }
}
