using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching.Roster;

/// <summary>When people can be checked in to a lesson.</summary>
public static class CheckInRules
{
    private const int MostWalkIns = 5000;

    // People come early, and the list is put right afterwards.
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private static readonly TimeSpan DoorAfter = TimeSpan.FromMinutes(30);

    public static DateTimeOffset OpensAt(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return OpensAt(lesson.Start);
    }

    /// <summary>Of a lesson that begins then.</summary>
    public static DateTimeOffset OpensAt(DateTimeOffset start) => start - Before;

    /// <summary>Until when the code at the door works.</summary>
    public static DateTimeOffset DoorCloses(Lesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.End + DoorAfter;
    }

    public static Refusal? Against(Lesson lesson, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return lesson.Status == LessonStatus.Cancelled
                ? new("lesson.stage", "这节课已取消，不用签到") { English = "This lesson is cancelled" }
            : now < OpensAt(lesson)
                ? new(
                    "check-in.early",
                    $"第{lesson.Number}节{ChineseDates.Moment(OpensAt(lesson))}起可以签到，请到时再来"
                )
                {
                    English =
                        $"Check-in opens {Before.TotalMinutes:0} minutes before the lesson; please come back then",
                }
            : null;
    }

    public static Refusal? AgainstWalkIns(int? walkIns) =>
        walkIns is < 0 or > MostWalkIns
            ? new("check-in.walk-ins", $"现场来的人数应为0到{MostWalkIns}的整数", "walkIns")
            : null;
}
