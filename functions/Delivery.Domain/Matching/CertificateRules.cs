namespace Delivery.Domain.Matching;

public enum CertificateMoment
{
    /// <summary>It ends within the days that the settings say.</summary>
    Soon,

    /// <summary>Today is its last day, or it is over.</summary>
    Ended,
}

/// <summary>When a teacher's certificates end: of each discipline the one that holds longest counts.</summary>
public static class CertificateRules
{
    /// <summary>The certificates that are the last of their discipline and end on a day or before; none that has no end.</summary>
    public static IReadOnlyList<Qualification> EndingBy(Teacher teacher, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return
        [
            .. (teacher.Qualifications ?? [])
                .Where(one => teacher.Disciplines.Contains(one.Discipline))
                .GroupBy(one => one.Discipline)
                .Select(all => all.MaxBy(one => one.Until ?? DateOnly.MaxValue)!)
                .Where(last => last.Until <= day),
        ];
    }

    /// <param name="daysBefore">How long before its last day a certificate is to be renewed.</param>
    /// <returns>Null where it ends later, or has no end.</returns>
    public static CertificateMoment? MomentOf(Qualification one, DateOnly today, int daysBefore)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Until is not { } last || last > today.AddDays(daysBefore) ? null
            : last <= today ? CertificateMoment.Ended
            : CertificateMoment.Soon;
    }
}
