using Delivery.Domain.Ordering;

namespace Delivery.Domain.Teaching;

/// <summary>The numbers around a lesson, changeable without code.</summary>
public sealed record LessonSettings
{
    public int ReminderDaysBefore { get; init; } = 2;

    /// <summary>Shanghai time of the reminder.</summary>
    public TimeOnly ReminderAt { get; init; } = new(9, 0);

    /// <summary>Teacher and street are reminded once more so many hours before; 0 for not.</summary>
    public int ReminderHoursBefore { get; init; } = 2;

    /// <summary>Minutes after its start at which is asked whether a lesson has begun of which nobody has said anything; 0 for not.</summary>
    public int BegunAfterMinutes { get; init; } = 15;

    public int MediaDays { get; init; } = 3;

    /// <summary>Of one photo or video.</summary>
    public int MediaMostMegabytes { get; init; } = 2048;

    /// <summary>Photos and videos of one lesson.</summary>
    public int MediaMostItems { get; init; } = 20;

    /// <summary>How long after its end photos from the official account are taken for a lesson's.</summary>
    public int WeChatLessonHours { get; init; } = 24;

    /// <summary>How long the sender's answer is waited for; the platform keeps a file for three days.</summary>
    public int WeChatAnswerHours { get; init; } = 24;
    public int HeadcountDays { get; init; } = 3;
    public int RosterWorkingDays { get; init; } = 3;
    public int NewsWorkingDays { get; init; } = 5;

    /// <summary>Days before the first lesson by which venue and poster are seen to.</summary>
    public int PreparationDays { get; init; } = 5;

    /// <summary>Days before the first lesson by which the teacher was called and the equipment is there.</summary>
    public int ContactDays { get; init; } = 2;

    /// <summary>Days before its deadline from which an open item stands in the street's daily mail.</summary>
    public int ChaseDays { get; init; } = 2;

    /// <summary>Working days after its deadline on which staff hear of what a street has left undone.</summary>
    public int EscalateWorkingDays { get; init; } = 2;
    public int SkillHeadcount { get; init; } = 20;
    public int LectureHeadcount { get; init; } = 50;

    /// <summary>Fewer people than this are flagged.</summary>
    public int MinimumHeadcount(Category category) => category.IsSkill() ? SkillHeadcount : LectureHeadcount;
}
