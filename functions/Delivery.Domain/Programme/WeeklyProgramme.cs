using Delivery.Domain.Calendar;

namespace Delivery.Domain.Programme;

/// <summary>One published edition of a week; editions count from 1.</summary>
/// <param name="Checksum">See <see cref="ProgrammeChecksum"/>.</param>
public sealed record WeeklyProgramme(
    Week Week,
    int Edition,
    string Checksum,
    DateTimeOffset PublishedAt,
    IReadOnlyList<ProgrammeLesson> Lessons
)
{
    /// <summary>Lessons that the edition before had and that stand in another week now, as they stand there; unnamed.</summary>
    public IReadOnlyList<ProgrammeLesson> MovedOn { get; init; } = [];
}
