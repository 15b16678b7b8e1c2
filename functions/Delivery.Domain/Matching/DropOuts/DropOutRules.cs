using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Matching.DropOuts;

/// <summary>A course as a drop-out finds it.</summary>
/// <param name="IsChanging">An approved change is being carried out: bookings and lists are not yet as the lessons say.</param>
public sealed record DropOutFacts(
    OrderStage Stage,
    Course Course,
    IReadOnlyList<Lesson> Lessons,
    bool IsChanging,
    DateTimeOffset Now
)
{
    /// <summary>The present teacher has begun a lesson.</summary>
    public bool HasTaught => Lessons.Any(this.HasBegun);
}

/// <summary>A course after a teacher has dropped out.</summary>
/// <param name="Held">The lessons that have begun and stay with that teacher.</param>
public sealed record CourseAfterDropOut(DropOut DropOut, Course Course, IReadOnlyList<Lesson> Held);

/// <summary>
/// "After confirmation a teacher may drop out: matching starts again, with the remaining lessons, as urgent" (domain.md,
/// section 5). What has begun stays with the teacher, who is paid for it.
/// </summary>
public static class DropOutRules
{
    /// <param name="words">To the teacher, where the street objected.</param>
    public static Outcome<CourseAfterDropOut> Decide(
        DropOutFacts facts,
        string? reason,
        bool byStaff,
        DropOutKind kind = DropOutKind.Left,
        string? words = null
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (Impossible(facts) is { } impossible)
            return Outcome.Refused<CourseAfterDropOut>(impossible);
        if (string.IsNullOrWhiteSpace(reason))
            return Outcome.Refused<CourseAfterDropOut>("dropout.reason", "请写明为什么不能继续上", "reason");
        var (course, teacher) = (facts.Course, facts.Course.Teacher!);
        return Outcome.Of(
            new CourseAfterDropOut(
                new DropOut(
                    course.CourseId,
                    course.DropOuts + 1,
                    teacher.TeacherId,
                    reason,
                    facts.Now,
                    byStaff,
                    kind,
                    words
                ),
                course with
                {
                    Teacher = null,
                    AcknowledgedAt = null,
                    ObjectUntil = null,
                    Objection = null,
                    FormerTeachers = [.. course.FormerTeachers ?? [], teacher.TeacherId],
                },
                [.. facts.Lessons.Where(facts.HasBegun).Select(lesson => lesson with { Teacher = teacher })]
            )
        );
    }

    /// <summary>What no reason would help.</summary>
    public static Refusal? Impossible(DropOutFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Course.Teacher is null
                ? new Refusal("dropout.no-teacher", "这门课现在没有老师，或者已经在另找老师")
            : facts.Stage is not (OrderStage.Confirmed or OrderStage.InDelivery)
                ? new Refusal("dropout.stage", $"课程目前是“{facts.Stage.Label()}”，老师确认以后、上完以前才能退出")
            : !facts.Lessons.Any(lesson => IsOpen(lesson) && lesson.Start > facts.Now)
                ? new Refusal("dropout.over", "后面没有课了，不用再找别的老师")
            : facts.IsChanging ? new Refusal("dropout.change", "这门课有一个更改正在办理，请过几分钟再试")
            : null;
    }

    /// <summary>Lessons of the present teacher that have begun.</summary>
    internal static bool HasBegun(this DropOutFacts facts, Lesson lesson) =>
        IsOpen(lesson) && lesson.Start <= facts.Now;

    private static bool IsOpen(Lesson lesson) => lesson is { Teacher: null, Status: not LessonStatus.Cancelled };
}
