using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <summary>
/// The lesson that an adjustment sets right, of a closed month by a counter-entry or of the same by the answer to a dispute: its
/// street's statement and quota follow.
/// </summary>
/// <param name="Street">The street's code.</param>
/// <param name="Discipline">The discipline's name.</param>
public sealed record CorrectedLesson(
    string LessonId,
    string CourseId,
    string Street,
    string StreetName,
    string Discipline,
    FundingStream FundingStream,
    DateTimeOffset Start
)
{
    /// <summary>Of a line of the same payslip.</summary>
    public static CorrectedLesson Of(PayslipLine line, string streetName)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new(
            line.LessonId,
            line.CourseId,
            line.Street,
            streetName,
            line.Discipline,
            line.FundingStream,
            line.Start
        );
    }
}
