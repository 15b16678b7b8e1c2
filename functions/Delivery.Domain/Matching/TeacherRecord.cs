namespace Delivery.Domain.Matching;

/// <summary>What a teacher has done so far.</summary>
/// <param name="RatingHere">Mean rating (1–5) from the street that asks now; null when the teacher never taught there.</param>
public sealed record TeacherRecord(
    string TeacherId,
    int LessonsThisSeason,
    decimal? RatingHere,
    int InquiriesAnswered,
    int InquiriesAsked
)
{
    public static TeacherRecord Blank(string teacherId) => new(teacherId, 0, null, 0, 0);
}
