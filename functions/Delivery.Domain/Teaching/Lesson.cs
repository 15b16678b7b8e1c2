using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching;

/// <param name="Number">From 1 in the course.</param>
/// <param name="Headcount">Who came, as the street counted; null until it did.</param>
/// <param name="HasMedia">The teacher's evidence is in.</param>
public sealed record Lesson(
    string LessonId,
    string CourseId,
    int Number,
    DateTimeOffset Start,
    int Minutes,
    LessonStatus Status,
    int? Headcount,
    bool HasMedia
)
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>The Shanghai date on which the lesson begins.</summary>
    public DateOnly Date => ShanghaiTime.DateOf(Start);
}
