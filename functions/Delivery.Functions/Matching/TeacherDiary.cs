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
    /// <param name="streets">Codes of all for which one office answers: what a merged street said counts as the office's own.</param>
    /// <returns>Null where they have said nothing.</returns>
    public decimal? MeanOf(IReadOnlyList<string> streets)
    {
        var given = streets.SelectMany(street => Ratings[street]).ToList();
        return given.Count > 0 ? given.Average(one => (one.Teaching + one.Punctuality + one.Organisation) / 3m) : null;
    }
}

/// <summary>A course's ranking with what it was made of.</summary>
/// <param name="Diaries">Those of all who could come, by the teacher's id.</param>
public sealed record RankedNeed(
    CourseNeed Need,
    RankedCourse Ranked,
    IReadOnlyDictionary<string, TeacherDiary> Diaries
);
