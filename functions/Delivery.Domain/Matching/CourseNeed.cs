using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching;

/// <summary>What a course asks of a teacher.</summary>
/// <param name="Street">The street's code.</param>
/// <param name="Lessons">Those still to be taught.</param>
/// <param name="RequestedTeacher">The id of the teacher whom the street would like; a wish, not a condition.</param>
/// <param name="ExcludedTeachers">Ids of those whom the street or staff will not have.</param>
public sealed record CourseNeed(
    string CourseId,
    string Discipline,
    Category Category,
    string Street,
    string District,
    string Venue,
    IReadOnlyList<LessonTime> Lessons,
    string? RequestedTeacher,
    string? GradeAskedFor,
    IReadOnlyList<string> ExcludedTeachers
)
{
    /// <summary>The lessons as they would stand in a teacher's calendar; <paramref name="lessonId"/> names the n-th, from 0.</summary>
    public IReadOnlyList<Booking> AsBookings(Func<int, string> lessonId)
    {
        ArgumentNullException.ThrowIfNull(lessonId);
        return [.. Lessons.Select((l, i) => new Booking(lessonId(i), l.Start, l.Minutes, District, Street, Venue))];
    }
}
