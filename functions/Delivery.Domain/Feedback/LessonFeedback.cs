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
