using Delivery.Domain.Ordering;

namespace Delivery.Domain.Settlement;

/// <summary>The lesson of a closed month that a counter-entry sets right: its street's statement and quota follow.</summary>
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
);
