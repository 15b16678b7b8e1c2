using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Preparing;

namespace Delivery.Functions.Teaching;

public sealed record ChecklistItem(string Item, string Label, int Done, int Of)
{
    public bool IsDone => Done >= Of;
}

/// <summary>What a course has behind it, step by step (domain.md, section 2).</summary>
public static class CourseChecklist
{
    /// <param name="prepared">What the street has prepared of it; null for nothing yet.</param>
    /// <param name="newsIsIn">Its news came, and was not sent back.</param>
    public static IReadOnlyList<ChecklistItem> Of(
        Order order,
        Course? course,
        IReadOnlyList<Lesson> lessons,
        Preparation? prepared,
        bool newsIsIn
    )
    {
        // Of a lesson that is called off nobody hands anything in.
        var held = lessons.Where(lesson => lesson.Status != LessonStatus.Cancelled).ToList();
        var steps = StepsOf(course, prepared);
        return
        [
            One("approved", "审核通过", course is not null),
            One("teacher", "确定老师", course?.Teacher is not null),
            One("acknowledged", "老师签收确认单", course?.AcknowledgedAt is not null),
            new("preparation", "开课准备", steps.Count(done => done is not null), steps.Count),
            One("roster", PreparationStep.Roster.Label(), prepared?.RosterHandedIn is not null),
            new("headcounts", "填写到课人数", held.Count(lesson => lesson.Headcount is not null), held.Count),
            new("media", "上传照片或视频", held.Count(lesson => lesson.HasMedia), held.Count),
            One("news", "交配送新闻", newsIsIn),
            One("closed", "办结", order.Stage == OrderStage.Closed),
        ];
    }

    private static List<DateTimeOffset?> StepsOf(Course? course, Preparation? prepared) =>
        [
            prepared?.VenueConfirmed,
            prepared?.AnnouncementPosted,
            .. string.IsNullOrWhiteSpace(course?.Discipline.Equipment)
                ? Array.Empty<DateTimeOffset?>()
                : [prepared?.EquipmentReady],
            prepared?.TeacherContacted,
        ];

    private static ChecklistItem One(string item, string label, bool isDone) => new(item, label, isDone ? 1 : 0, 1);
}
