namespace Delivery.Domain.Matching;

/// <summary>How well a capable teacher suits a course; each part is its weight times a share from 0 to 1.</summary>
public static class Scoring
{
    public static ScoreParts Of(TeacherSituation situation, CourseNeed need, ScoreWeights weights)
    {
        ArgumentNullException.ThrowIfNull(situation);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(weights);
        var (teacher, record) = (situation.Teacher, situation.Record);
        return new(
            TaughtHereWell: Points(weights.TaughtHereWell, GoodRating(record.RatingHere)),
            Distance: Points(weights.Distance, Nearness(teacher, need)),
            GradeAskedFor: Points(weights.GradeAskedFor, need.GradeAskedFor == teacher.Grade ? 1 : 0),
            Fairness: Points(weights.Fairness, 10m / (10 + Math.Max(0, record.LessonsThisSeason))),
            Response: Points(weights.Response, Answers(record)),
            Requested: Points(weights.Requested, need.RequestedTeacher == teacher.TeacherId ? 1 : 0)
        );
    }

    // A middling rating is worth no more than never having taught here.
    private static decimal GoodRating(decimal? rating) => Math.Clamp(((rating ?? 3) - 3) / 2, 0, 1);

    private static decimal Nearness(Teacher teacher, CourseNeed need) =>
        teacher.Districts is [var home, ..] && home == need.District ? 1 : 0.5m;

    /// <summary>The share of questions that were answered, from 0 to 1.</summary>
    public static decimal Answers(TeacherRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        // One answer on credit, so that a new teacher is not punished for never having been asked.
        return Math.Min(1, (record.InquiriesAnswered + 1m) / (record.InquiriesAsked + 1m));
    }

    private static decimal Points(decimal weight, decimal share) => Math.Round(weight * share, 2);
}
