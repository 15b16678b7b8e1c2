namespace Delivery.Domain.Feedback;

/// <summary>Each from 1 (poor) to 5 (excellent).</summary>
public sealed record Ratings(int Teaching, int Punctuality, int Organisation);

/// <summary>What a street reports on one lesson of last month.</summary>
/// <param name="Reason">A code of <see cref="NotDeliveredReasons"/>; needed when the lesson was not delivered.</param>
public sealed record LessonFeedback(
    string LessonId,
    bool Delivered,
    string? Reason,
    int? Headcount,
    Ratings? Ratings,
    string? Comment
);

public static class CountedRatings
{
    /// <summary>Of a lesson that was held; what reports from before it was refused say of another counts nowhere.</summary>
    public static Ratings? Counted(this LessonFeedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        return feedback.Delivered ? feedback.Ratings : null;
    }
}
