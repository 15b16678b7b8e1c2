using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Changes;

/// <summary>Who asks for a change, and hears what became of it.</summary>
public enum ChangeSide
{
    Street,
    Teacher,
    Staff,
}

/// <summary>One lesson as it is and as it is to be.</summary>
/// <param name="To">The same time where only the venue changes; null where the lesson is cancelled.</param>
public sealed record LessonChange(string LessonId, int Number, LessonTime From, LessonTime? To);

/// <summary>A wish to change a confirmed course, and what was decided.</summary>
/// <param name="ChangeId">See <see cref="Changes.ChangeId"/>.</param>
/// <param name="Lessons">Every lesson that it changes, in order.</param>
/// <param name="Venue">The other venue; null where it stays.</param>
/// <param name="SenderName">As shown to staff.</param>
/// <param name="CarriedOut">Everything that follows an approval is done.</param>
/// <param name="NobodyAsked">Its lessons were called off for want of a teacher: it was neither asked for nor agreed to.</param>
/// <param name="SenderId">The teacher's, the street's or the staff member's; null in rows from before it was kept.</param>
public sealed record ChangeRequest(
    string ChangeId,
    string CourseId,
    ChangeKind Kind,
    IReadOnlyList<LessonChange> Lessons,
    Venue? Venue,
    string Reason,
    ChangeSide Side,
    string SenderName,
    DateTimeOffset FiledAt,
    ChangeState State = ChangeState.Requested,
    DateTimeOffset? DecidedAt = null,
    string? DecidedBy = null,
    string? Comment = null,
    bool CarriedOut = false,
    bool NobodyAsked = false,
    string? SenderId = null
)
{
    /// <summary>The earliest moment that the change touches: a request that nobody decides until then has no sense any more.</summary>
    public DateTimeOffset LapsesAt => Lessons.Min(lesson => Earlier(lesson.From.Start, lesson.To?.Start));

    public bool IsUrgent(DateTimeOffset now, ConductSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return LapsesAt - now < TimeSpan.FromHours(settings.ChangeUrgentHours);
    }

    /// <summary>Every lesson still stands as it did when the change was asked for.</summary>
    public bool Fits(IEnumerable<Teaching.Lesson> lessons)
    {
        var known = lessons.ToDictionary(lesson => lesson.LessonId);
        return Lessons.All(change =>
            known.TryGetValue(change.LessonId, out var lesson)
            && lesson.Status == Teaching.LessonStatus.Scheduled
            && lesson.Start == change.From.Start
        );
    }

    public Outcome<ChangeRequest> Decide(ChangeState to, DateTimeOffset at, string by, string? comment) =>
        State == ChangeState.Requested
            ? Outcome.Of(this with { State = to, DecidedAt = at, DecidedBy = by, Comment = comment })
            : Outcome.Refused<ChangeRequest>(
                "change.stage",
                $"这个更改申请已是“{State.Label()}”，请刷新页面查看最新状态"
            );

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset? other) =>
        other is { } known && known < one ? known : one;
}
