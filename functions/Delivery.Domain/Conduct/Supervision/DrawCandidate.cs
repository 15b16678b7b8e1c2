namespace Delivery.Domain.Conduct.Supervision;

/// <summary>Why a lesson is rather looked at than another.</summary>
public enum DrawReason
{
    NewTeacher,
    LowRating,
    FlaggedStreet,
}

public static class DrawReasons
{
    public static string Label(this DrawReason reason) =>
        reason switch
        {
            DrawReason.NewTeacher => "新老师",
            DrawReason.LowRating => "评分偏低",
            _ => "街镇有提示",
        };
}

/// <summary>A lesson that may be drawn for an unannounced visit.</summary>
/// <param name="LessonsBefore">How many lessons its teacher gave in the two months before.</param>
/// <param name="Rating">The teacher's mean rating in them, 1 to 5; null where nobody rated.</param>
/// <param name="StreetIsFlagged">Its street has been suspended, or too few people came lately.</param>
public sealed record DrawCandidate(string LessonId, int LessonsBefore, double? Rating, bool StreetIsFlagged)
{
    private const int Experienced = 5;
    private const double Good = 3.5;

    public IReadOnlyList<DrawReason> Reasons { get; } =
    [
        .. LessonsBefore < Experienced ? [DrawReason.NewTeacher] : Array.Empty<DrawReason>(),
        .. Rating < Good ? [DrawReason.LowRating] : Array.Empty<DrawReason>(),
        .. StreetIsFlagged ? [DrawReason.FlaggedStreet] : Array.Empty<DrawReason>(),
    ];

    /// <summary>1, and for each reason twice as likely again: 2, 4, 8.</summary>
    public int Weight => 1 << Reasons.Count;
}
