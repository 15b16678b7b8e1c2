using Delivery.Domain.Money;

namespace Delivery.Domain.Matching;

/// <summary>A weekly time at which a teacher can teach; until midnight when <c>To</c> is 00:00.</summary>
public sealed record Availability(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>A time in which a teacher cannot teach at all.</summary>
public sealed record Absence(DateTimeOffset From, DateTimeOffset To);

/// <param name="Disciplines">Codes of what the teacher is qualified for.</param>
/// <param name="Grade">Such as "国家级", "一级", "二级".</param>
/// <param name="Districts">Names of the districts that the teacher reaches, the home district first.</param>
/// <param name="WeeklyLimit">Lessons a week (Monday to Sunday).</param>
/// <param name="Availability">Empty when every time suits.</param>
/// <param name="NameMayBePublished">The teacher's recorded consent.</param>
/// <param name="Qualifications">The certificates; null as long as nobody has registered any.</param>
/// <param name="TaxStatus">Null as long as nobody has said otherwise: a resident individual.</param>
public sealed record Teacher(
    string TeacherId,
    string Name,
    string Phone,
    string Email,
    IReadOnlyList<string> Disciplines,
    string Grade,
    IReadOnlyList<string> Districts,
    int WeeklyLimit,
    IReadOnlyList<Availability> Availability,
    IReadOnlyList<Absence> Unavailable,
    bool NameMayBePublished,
    bool Active,
    TaxStatus? TaxStatus = null,
    IReadOnlyList<Qualification>? Qualifications = null
)
{
    /// <summary>
    /// Registered for the discipline, and, where certificates are registered for it, by one that holds on the day. Who is
    /// registered without any counts as qualified: the association has seen the paper.
    /// </summary>
    public bool IsQualifiedFor(string discipline, DateOnly day)
    {
        var proofs = (Qualifications ?? []).Where(one => one.Discipline == discipline).ToList();
        return Disciplines.Contains(discipline)
            && (proofs.Count == 0 || proofs.Exists(one => one.Until is not { } last || last >= day));
    }

    /// <summary>Codes of the disciplines for which every certificate has run out by a day.</summary>
    public IReadOnlyList<string> RunOutBy(DateOnly day) =>
        [.. Disciplines.Where(discipline => !IsQualifiedFor(discipline, day))];
}
