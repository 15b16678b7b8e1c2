using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Matching;

/// <summary>A lesson in a teacher's calendar.</summary>
/// <param name="Street">The street's code; venue names are unique only within a street.</param>
public sealed record Booking(
    string LessonId,
    DateTimeOffset Start,
    int Minutes,
    string District,
    string Street,
    string Venue
)
{
    /// <summary>A lesson as it stands, changes included.</summary>
    public static Booking Of(Course course, Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(lesson);
        return new(
            lesson.LessonId,
            lesson.Start,
            lesson.Minutes,
            course.Street.District,
            course.Street.Code,
            course.VenueOf(lesson).Name
        );
    }

    public DateTimeOffset End => Start.AddMinutes(Minutes);

    public Week Week => Week.Of(ShanghaiTime.DateOf(Start));

    public bool IsAtTheVenueOf(Booking other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Street == other.Street && Venue == other.Venue;
    }
}
