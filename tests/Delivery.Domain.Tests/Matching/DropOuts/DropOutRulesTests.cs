using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching.DropOuts;

/// <summary>Domain.md, section 5: "After confirmation a teacher may drop out: matching starts again, with the remaining lessons".</summary>
public class DropOutRulesTests
{
    private static readonly CourseTeacher Teacher = new("T01", "王一", "13800000001", "t01@example.com", "一级", true);
    private static readonly DateTimeOffset AfterTheFirst = At("2026-09-15 12:00");

    [Fact]
    public void What_has_begun_stays_with_the_teacher_and_the_rest_is_nobodys()
    {
        var (dropOut, course, held) = DropOutRules.Decide(Facts(), "家里有事", byStaff: false).Value;

        Assert.Equal(new DropOut("310101002-2026-001", 1, "T01", "家里有事", AfterTheFirst, false), dropOut);
        Assert.Null(course.Teacher);
        Assert.Null(course.AcknowledgedAt);
        Assert.Equal(["T01"], course.FormerTeachers);
        Assert.True(course.IsOpen);
        Assert.Equal(1, Assert.Single(held).Number);
        Assert.Equal(Teacher, course.TeacherOf(held[0]));
        Assert.Null(course.TeacherOf(Lessons[1]));
    }

    [Fact]
    public void A_second_teacher_who_drops_out_leaves_the_firsts_lessons_to_the_first()
    {
        var other = Teacher with { TeacherId = "T02" };
        var facts = Facts() with
        {
            Course = Course with { Teacher = other, FormerTeachers = ["T01"] },
            Lessons = [Lessons[0] with { Teacher = Teacher }, Lessons[1], Lessons[2]],
            Now = At("2026-09-22 12:00"),
        };

        var (dropOut, course, held) = DropOutRules.Decide(facts, "生病", byStaff: true).Value;

        Assert.Equal((2, "T02", true), (dropOut.Number, dropOut.TeacherId, dropOut.ByStaff));
        Assert.Equal(["T01", "T02"], course.FormerTeachers);
        Assert.Equal((2, "T02"), (Assert.Single(held).Number, held[0].Teacher!.TeacherId));
    }

    [Fact]
    public void A_lesson_that_begins_in_this_moment_has_begun() =>
        Assert.Equal(
            2,
            DropOutRules.Decide(Facts() with { Now = Lessons[1].Start }, "生病", byStaff: false).Value.Held.Count
        );

    [Fact]
    public void A_cancelled_lesson_is_nobodys()
    {
        var facts = Facts() with
        {
            Lessons = [Lessons[0] with { Status = LessonStatus.Cancelled }, Lessons[1], Lessons[2]],
        };

        Assert.Empty(DropOutRules.Decide(facts, "生病", byStaff: false).Value.Held);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_reason_is_asked_for(string? reason)
    {
        var refusal = Assert.Single(DropOutRules.Decide(Facts(), reason, byStaff: false).Refusals);

        Assert.Equal(new Refusal("dropout.reason", "请写明为什么不能继续上", "reason"), refusal);
    }

    [Fact]
    public void Nobody_drops_out_of_a_course_that_has_no_teacher() =>
        Refused(
            Facts() with
            {
                Course = Course with { Teacher = null },
            },
            new Refusal("dropout.no-teacher", "这门课现在没有老师，或者已经在另找老师")
        );

    [Fact]
    public void Nobody_drops_out_of_a_course_that_is_over() =>
        Refused(
            Facts() with
            {
                Stage = OrderStage.Completed,
            },
            new Refusal("dropout.stage", "课程目前是“课程已上完”，老师确认以后、上完以前才能退出")
        );

    [Fact]
    public void Nobody_drops_out_once_the_last_lesson_has_begun() =>
        Refused(Facts() with { Now = Lessons[2].Start }, new Refusal("dropout.over", "后面没有课了，不用再找别的老师"));

    [Fact]
    public void A_change_is_carried_out_first() =>
        Refused(
            Facts() with
            {
                IsChanging = true,
            },
            new Refusal("dropout.change", "这门课有一个更改正在办理，请过几分钟再试")
        );

    private static void Refused(DropOutFacts facts, Refusal refusal) =>
        Assert.Equal(refusal, Assert.Single(DropOutRules.Decide(facts, "家里有事", byStaff: false).Refusals));

    private static Order Filed { get; } =
        new("310101002-2026-001", Request, OrderStage.InDelivery, FiledAt, Category.MartialArts, 600, []);

    private static Course Course { get; } =
        Domain.Teaching.Course.Of(Filed, NanjingEast, TaiChi) with
        {
            Teacher = Teacher,
            AcknowledgedAt = FiledAt,
        };

    private static IReadOnlyList<Lesson> Lessons { get; } = Domain.Teaching.Course.LessonsOf(Filed);

    private static DropOutFacts Facts() =>
        new(OrderStage.InDelivery, Course, Lessons, IsChanging: false, AfterTheFirst);
}
