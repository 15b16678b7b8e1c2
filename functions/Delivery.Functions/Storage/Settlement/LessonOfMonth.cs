using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>A lesson as its month's feedback and pay run need it.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name.</param>
/// <param name="Fee">Yuan a lesson in the norm that was known when the teacher was confirmed.</param>
/// <param name="Reserved">Yuan of the quota that the order holds for this lesson; 0 outside the Basic stream.</param>
/// <param name="CarriedOver">It waited a month already because nobody had said anything.</param>
/// <param name="Grade">
/// The teacher's when confirmed, empty for none: it is paid by the norm that holds on its date. Null where it was not kept:
/// it is paid as it was confirmed.
/// </param>
/// <param name="Expected">Planned participants; 0 in rows from before they were kept.</param>
/// <param name="NotHeldAt">The start at which it was not held, as its street says, and no teacher otherwise; null where it does not say so.</param>
/// <param name="PaidIn">The month whose pay run has settled it (paid or found not payable); null until then.</param>
public sealed record LessonOfMonth(
    string LessonId,
    string CourseId,
    string Street,
    string StreetName,
    string Venue,
    string TeacherId,
    string TeacherName,
    string Discipline,
    Category Category,
    FundingStream FundingStream,
    DateTimeOffset Start,
    int Minutes,
    decimal Fee,
    decimal Reserved,
    int? Headcount = null,
    bool HasMedia = false,
    bool CarriedOver = false,
    bool? DecidedByStaff = null,
    Month? PaidIn = null,
    string? Grade = null,
    int Expected = 0,
    DateTimeOffset? NotHeldAt = null
)
{
    /// <summary>A month before this one has settled it, and its copy stands here only because it had waited.</summary>
    public bool IsSettledBefore(Month month) => PaidIn is { } settled && settled.CompareTo(month) < 0;

    /// <summary>The street is not asked for its count. Moved since, it is another lesson; and a photo or count says that it was held.</summary>
    public bool IsSaidNotHeld => NotHeldAt == Start && !HasMedia && Headcount is null;
}
