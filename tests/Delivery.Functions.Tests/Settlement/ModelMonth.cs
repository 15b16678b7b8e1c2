namespace Delivery.Functions.Tests.Settlement;

/// <summary>A lesson as chance made it.</summary>
/// <param name="Fen">Its fee before tax.</param>
/// <param name="Held">What the street says of it, unless it is silent.</param>
/// <param name="StaffPay">What staff decide if street and teacher contradict each other.</param>
internal sealed record ModelLesson(string Teacher, bool IsBasic, int Fen, bool Held, bool HasMedia, bool StaffPay);

/// <param name="Adjusted">Fen that staff add to, or take from, a draft; 0 for nothing.</param>
/// <param name="Disputed">Fen that a dispute brings; null for no dispute.</param>
/// <param name="Fails">How often the bank refuses the transfer.</param>
internal sealed record ModelTeacher(int Adjusted, int? Disputed, int Fails);

/// <summary>
/// A month reckoned apart from the system, in whole fen: who is paid what, what is withheld, and what each street's quota
/// bears. It shares no line of code with what it is held against.
/// </summary>
internal sealed class ModelMonth(
    IReadOnlyDictionary<string, (bool IsSilent, ModelLesson[] Lessons)> streets,
    IReadOnlyDictionary<string, ModelTeacher> teachers
)
{
    public static bool IsContradiction(bool streetIsSilent, ModelLesson lesson) =>
        !streetIsSilent && !lesson.Held && lesson.HasMedia;

    public bool HasPayslip(string teacher) => PaidTo(teacher).Any();

    /// <summary>An adjustment that would leave less than nothing is refused.</summary>
    public bool IsRefused(string teacher) => Taught(teacher) + teachers[teacher].Adjusted < 0;

    public long GrossOf(string teacher) =>
        Taught(teacher) + (IsRefused(teacher) ? 0 : teachers[teacher].Adjusted) + (teachers[teacher].Disputed ?? 0);

    /// <summary>Half up, by whole numbers: the taxable amount counts fifths of a fen, the tax fiftieths.</summary>
    public long TaxOf(string teacher)
    {
        var gross = GrossOf(teacher);
        var fifths = gross <= 400_000 ? Math.Max(0, gross - 80_000) * 5 : gross * 4;
        var fiftieths =
            fifths <= 2_000_000L * 5 ? fifths * 2
            : fifths <= 5_000_000L * 5 ? fifths * 3 - 200_000L * 50
            : fifths * 4 - 700_000L * 50;
        return (fiftieths + 25) / 50;
    }

    public long SpentBy(string street) =>
        streets[street]
            .Lessons.Where(lesson => lesson.IsBasic && IsPaid(street, lesson))
            .Sum(lesson => (long)lesson.Fen);

    /// <summary>Nobody has said anything: it waits for next month.</summary>
    public int Deferred =>
        streets.Sum(one => one.Value.Lessons.Count(lesson => one.Value.IsSilent && !lesson.HasMedia));

    private long Taught(string teacher) => PaidTo(teacher).Sum(lesson => (long)lesson.Fen);

    private IEnumerable<ModelLesson> PaidTo(string teacher) =>
        from street in streets
        from lesson in street.Value.Lessons
        where lesson.Teacher == teacher && IsPaid(street.Key, lesson)
        select lesson;

    private bool IsPaid(string street, ModelLesson lesson) =>
        streets[street].IsSilent ? lesson.HasMedia : lesson.Held || (lesson.HasMedia && lesson.StaffPay);
}
