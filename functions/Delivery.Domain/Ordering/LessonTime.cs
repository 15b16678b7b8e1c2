using Delivery.Domain.Calendar;

namespace Delivery.Domain.Ordering;

public sealed record LessonTime(DateTimeOffset Start, int Minutes)
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>The Shanghai date on which the lesson begins.</summary>
    public DateOnly Date => ShanghaiTime.DateOf(Start);

    /// <summary>Lessons that only touch do not overlap.</summary>
    public bool Overlaps(LessonTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Start < other.End && other.Start < End;
    }
}
