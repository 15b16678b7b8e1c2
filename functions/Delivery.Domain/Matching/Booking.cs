using Delivery.Domain.Calendar;

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
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    public Week Week => Week.Of(ShanghaiTime.DateOf(Start));

    public bool IsAtTheVenueOf(Booking other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Street == other.Street && Venue == other.Venue;
    }
}
