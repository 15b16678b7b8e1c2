using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching;

/// <param name="Number">From 1 in the course.</param>
/// <param name="Headcount">Who came, as the street counted; null until it did.</param>
/// <param name="HasMedia">The teacher's evidence is in.</param>
/// <param name="Sequence">How often an approved change has touched it: calendars take the higher number.</param>
/// <param name="ChangedAt">When the last of them was approved.</param>
/// <param name="Venue">Where it meets after a change; null where the course's own venue holds.</param>
/// <param name="Teacher">Who gave it and dropped out of the course later; null where the course's present teacher gives it.</param>
public sealed record Lesson(
    string LessonId,
    string CourseId,
    int Number,
    DateTimeOffset Start,
    int Minutes,
    LessonStatus Status,
    int? Headcount,
    bool HasMedia,
    int Sequence = 0,
    DateTimeOffset? ChangedAt = null,
    Venue? Venue = null,
    CourseTeacher? Teacher = null
)
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>The Shanghai date on which the lesson begins.</summary>
    public DateOnly Date => ShanghaiTime.DateOf(Start);

    /// <summary>The lesson after an approved change.</summary>
    public Lesson After(LessonChange change, Venue? venue, DateTimeOffset at) =>
        this with
        {
            Start = change.To?.Start ?? Start,
            Status = change.To is null ? LessonStatus.Cancelled : Status,
            Venue = venue ?? Venue,
            Sequence = Sequence + 1,
            ChangedAt = at,
        };
}
