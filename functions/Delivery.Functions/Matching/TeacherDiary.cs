using Delivery.Domain.Feedback;
using Delivery.Domain.Matching;

namespace Delivery.Functions.Matching;

/// <summary>What is read of a teacher once, for as many courses as ask.</summary>
/// <param name="Ratings">By the code of the street that gave them.</param>
public sealed record TeacherDiary(
    Teacher Teacher,
    IReadOnlyList<Booking> Bookings,
    int Asked,
    int Answered,
    ILookup<string, Ratings> Ratings
)
{
    /// <returns>Null where the street has said nothing.</returns>
    public decimal? MeanOf(string street) =>
        Ratings.Contains(street)
            ? Ratings[street].Average(one => (one.Teaching + one.Punctuality + one.Organisation) / 3m)
            : null;
}

/// <summary>A course's ranking with what it was made of.</summary>
/// <param name="Diaries">Those of all who could come, by the teacher's id.</param>
public sealed record RankedNeed(
    CourseNeed Need,
    RankedCourse Ranked,
    IReadOnlyDictionary<string, TeacherDiary> Diaries
);
