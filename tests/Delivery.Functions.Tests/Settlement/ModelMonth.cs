namespace Delivery.Functions.Tests.Settlement;

/// <summary>A lesson as chance made it.</summary>
/// <param name="Fen">Its fee before tax.</param>
/// <param name="Held">What the street says of it, unless it is silent.</param>
/// <param name="StaffPay">What staff decide if street and teacher contradict each other.</param>
internal sealed record ModelLesson(string Teacher, bool IsBasic, int Fen, bool Held, bool HasMedia, bool StaffPay);

/// <param name="Adjusted">Fen that staff add to, or take from, a draft; 0 for nothing.</param>
/// <param name="Carries">What the month cannot bear comes off a later one; else the adjustment is refused.</param>
/// <param name="Disputed">Fen that the dispute of a lesson brings, paid by its street; null for no dispute.</param>
/// <param name="Fails">How often the bank refuses the transfer.</param>
/// <param name="Returns">The bank sends the money back when the month is closed.</param>
/// <param name="Next">The fees of the month after, in fen.</param>
internal sealed record ModelTeacher(
    int Adjusted,
    bool Carries,
    int? Disputed,
    int Fails,
    bool Returns,
    IReadOnlyList<int> Next
);

/// <summary>
/// A month reckoned apart from the system, in whole fen: who is paid what, what is withheld, what each street's quota bears,
/// and what the month after takes over. It shares no line of code with what it is held against.
/// </summary>
internal sealed class ModelMonth(
    IReadOnlyDictionary<string, (bool IsSilent, ModelLesson[] Lessons)> streets,
    IReadOnlyDictionary<string, ModelTeacher> teachers
)
{
    public static bool IsContradiction(bool streetIsSilent, ModelLesson lesson) =>
        !streetIsSilent && !lesson.Held && lesson.HasMedia;

    public bool HasPayslip(string teacher) => PaidTo(teacher).Any();

    /// <summary>An adjustment that would leave less than nothing is refused, unless the rest is carried.</summary>
    public bool IsRefused(string teacher) =>
        !teachers[teacher].Carries && Taught(teacher) + teachers[teacher].Adjusted < 0;

    public long GrossOf(string teacher) => Math.Max(0, Earned(teacher));

    /// <summary>What the month could not bear.</summary>
    public long CarriedBy(string teacher) => Math.Max(0, -Earned(teacher));

    public long NetOf(string teacher) => GrossOf(teacher) - TaxOn(GrossOf(teacher));

    /// <summary>What the bank sent back; nothing was sent of a month without pay.</summary>
    public long ReturnedTo(string teacher) => teachers[teacher].Returns && HasPayslip(teacher) ? NetOf(teacher) : 0;

    /// <summary>A debt alone makes no payslip: it waits.</summary>
    public bool HasNext(string teacher) => teachers[teacher].Next.Count > 0 || ReturnedTo(teacher) > 0;

    public long NextGrossOf(string teacher) => Math.Max(0, NextEarned(teacher));

    /// <summary>What came back was taxed before.</summary>
    public long NextTransferOf(string teacher) =>
        NextGrossOf(teacher) - TaxOn(NextGrossOf(teacher)) + ReturnedTo(teacher);

    /// <summary>What the month after could not bear either.</summary>
    public long NextCarriedBy(string teacher) => Math.Max(0, -NextEarned(teacher));

    /// <summary>Half up, by whole numbers: the taxable amount counts fifths of a fen, the tax fiftieths.</summary>
    public static long TaxOn(long gross)
    {
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
            .Sum(lesson => (long)lesson.Fen)
        + teachers
            .Keys.Where(teacher => HasPayslip(teacher) && DisputedLine(teacher) is var line && line.Street == street)
            .Where(teacher => streets[street].Lessons[DisputedLine(teacher).Index].IsBasic)
            .Sum(teacher => (long)(teachers[teacher].Disputed ?? 0));

    /// <summary>A dispute is of the first lesson that is paid.</summary>
    public (string Street, int Index) DisputedLine(string teacher) =>
        (
            from street in streets
            from lesson in street.Value.Lessons.Index()
            where lesson.Item.Teacher == teacher && IsPaid(street.Key, lesson.Item)
            select (street.Key, lesson.Index)
        ).First();

    /// <summary>Nobody has said anything: it waits for next month.</summary>
    public int Deferred =>
        streets.Sum(one => one.Value.Lessons.Count(lesson => one.Value.IsSilent && !lesson.HasMedia));

    private long Earned(string teacher) =>
        Taught(teacher) + (IsRefused(teacher) ? 0 : teachers[teacher].Adjusted) + (teachers[teacher].Disputed ?? 0);

    private long NextEarned(string teacher) =>
        teachers[teacher].Next.Sum(fen => (long)fen) - (HasPayslip(teacher) ? CarriedBy(teacher) : 0);

    private long Taught(string teacher) => PaidTo(teacher).Sum(lesson => (long)lesson.Fen);

    private IEnumerable<ModelLesson> PaidTo(string teacher) =>
        from street in streets
        from lesson in street.Value.Lessons
        where lesson.Teacher == teacher && IsPaid(street.Key, lesson)
        select lesson;

    private bool IsPaid(string street, ModelLesson lesson) =>
        streets[street].IsSilent ? lesson.HasMedia : lesson.Held || (lesson.HasMedia && lesson.StaffPay);
}
