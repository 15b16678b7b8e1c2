using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching.Objections;

/// <summary>"The street may object within one working day with a reason."</summary>
public class ObjectionRulesTests
{
    private const string Why = "学员希望换一位老师";
    private static readonly DateTimeOffset Acknowledged = At("2026-09-03 12:00");
    private static readonly CourseTeacher Teacher = new("T01", "王一", "13800000001", "t01@example.com", "一级", true);

    [Theory]
    [InlineData("2026-09-03 12:00", "2026-09-14 09:30", 1, "2026-09-04 17:00")]
    [InlineData("2026-09-04 20:00", "2026-09-14 09:30", 1, "2026-09-07 17:00")]
    [InlineData("2026-09-04 08:00", "2026-09-14 09:30", 5, "2026-09-11 17:00")]
    [InlineData("2026-09-08 08:00", "2026-09-14 09:30", 5, "2026-09-14 09:30")]
    [InlineData("2026-09-09 08:00", "2026-09-14 09:30", 1, "2026-09-10 17:00")]
    [InlineData("2026-09-10 08:00", "2026-09-14 09:30", 1, null)]
    [InlineData("2026-09-14 10:00", "2026-09-14 09:30", 1, null)]
    [InlineData("2026-09-03 12:00", "2026-09-14 09:30", 0, null)]
    [InlineData("2026-09-03 12:00", "2029-09-14 09:30", 1, null)]
    [InlineData("2026-12-29 08:00", "2026-12-31 09:30", 1, null)]
    [InlineData("2026-12-25 08:00", "2026-12-31 09:30", 5, null)]
    [InlineData("2026-12-25 08:00", "2026-12-31 09:30", 1, "2026-12-28 17:00")]
    public void It_ends_at_five_of_a_working_day_and_never_after_the_first_lesson(
        string acknowledged,
        string first,
        int days,
        string? until
    ) =>
        Assert.Equal(
            until is null ? null : At(until),
            ObjectionRules.EndsAt(
                At(acknowledged),
                At(first),
                new WorkingCalendar([new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>())]),
                new MatchingSettings { ObjectionWorkingDays = days }
            )
        );

    [Fact]
    public void It_is_counted_by_the_teacher()
    {
        var facts = Facts() with { Course = Course with { FormerTeachers = ["T07"] } };

        var said = ObjectionRules.File(facts, $" {Why} ", "清荷街道").Value;

        Assert.Equal(new Objection(2, Why, "清荷街道", facts.Now), said);
    }

    [Fact]
    public void It_is_said_and_decided_of_the_teacher_whom_the_page_showed()
    {
        Assert.Equal("objection.late", Assert.Single(ObjectionRules.File(Facts(), Why, "清荷街道", 2).Refusals).Code);
        Assert.False(ObjectionRules.File(Facts(), Why, "清荷街道", 1).IsRefused);
        Assert.Equal("objection.decided", Assert.Single(ObjectionRules.Accept(Objected(), null, 2).Refusals).Code);
        Assert.Equal("objection.decided", Assert.Single(ObjectionRules.Decline(Objected(), "不换", 2).Refusals).Code);
        Assert.False(ObjectionRules.Accept(Objected(), null, 1).IsRefused);
        Assert.False(ObjectionRules.Decline(Objected(), "不换", 1).IsRefused);
    }

    [Fact]
    public void Agreed_to_the_teacher_leaves_without_it_counting()
    {
        var (left, course, held) = ObjectionRules.Accept(Objected(), "谢谢").Value;

        Assert.Equal(
            new DropOut(Course.CourseId, 1, "T01", Why, Acknowledged, true, DropOutKind.Objection, "谢谢"),
            left
        );
        Assert.Equal((null, null, null), (course.Teacher, course.ObjectUntil, course.Objection));
        Assert.Equal(["T01"], course.FormerTeachers);
        Assert.Empty(held);
    }

    [Fact]
    public void Declined_it_says_why_and_when()
    {
        var declined = ObjectionRules.Decline(Objected(), "老师会放慢进度").Value;

        Assert.Equal(
            (ObjectionState.Declined, Acknowledged, "老师会放慢进度"),
            (declined.State, declined.DecidedAt, declined.Answer)
        );
    }

    [Fact]
    public void Each_obstacle_is_named()
    {
        Refused(
            Facts() with
            {
                Course = Course with { AcknowledgedAt = null },
            },
            "objection.early",
            "这门课还没有确定老师并由老师签收，现在不能提异议"
        );
        Refused(
            Facts() with
            {
                Stage = OrderStage.Cancelled,
            },
            "objection.stage",
            "课程目前是“已取消”，不能再对老师提异议"
        );
        Refused(Objected(), "objection.twice", "对这位老师已经提过异议，不能再提一次");
        Refused(
            Facts() with
            {
                Now = Lessons[0].Start,
            },
            "objection.taught",
            "这位老师已经开始上课，不能再提异议；有问题请打电话给协会"
        );
        Refused(
            Facts() with
            {
                Course = Course with { ObjectUntil = null },
            },
            "objection.none",
            "这位老师没有异议期（离上课太近，或协会没有开放），有问题请打电话给协会"
        );
        Refused(
            Facts() with
            {
                Now = Course.ObjectUntil!.Value,
            },
            "objection.late",
            "提异议的时间已经过了，有问题请打电话给协会"
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  不好  ")]
    [InlineData("long")]
    public void Its_reason_has_5_to_500_letters(string? reason) =>
        Refused(
            Facts(),
            "objection.reason",
            "请用5至500个字写明对这位老师有什么异议",
            reason == "long" ? new string('长', 501) : reason
        );

    [Fact]
    public void What_is_decided_is_not_decided_again()
    {
        var refusal = new Refusal("objection.decided", "这门课没有等待决定的异议，请刷新页面查看");

        Assert.Equal(refusal, Assert.Single(ObjectionRules.Accept(Facts(), null).Refusals));
        Assert.Equal(refusal, Assert.Single(ObjectionRules.Decline(Facts(), "不同意").Refusals));
        Assert.Equal(
            new Refusal("objection.answer", "请写明为什么不同意，街镇会看到", "answer"),
            Assert.Single(ObjectionRules.Decline(Objected(), " ").Refusals)
        );
    }

    private static void Refused(DropOutFacts facts, string code, string message, string? reason = Why)
    {
        var refusal = Assert.Single(ObjectionRules.File(facts, reason, "清荷街道").Refusals);

        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    private static Order Filed { get; } =
        new("310101002-2026-001", Request, OrderStage.Confirmed, FiledAt, Category.MartialArts, 600, []);

    private static Course Course { get; } =
        Domain.Teaching.Course.Of(Filed, NanjingEast, TaiChi) with
        {
            Teacher = Teacher,
            AcknowledgedAt = Acknowledged,
            ObjectUntil = At("2026-09-04 17:00"),
        };

    private static IReadOnlyList<Lesson> Lessons { get; } = Domain.Teaching.Course.LessonsOf(Filed);

    private static DropOutFacts Facts() => new(OrderStage.Confirmed, Course, Lessons, IsChanging: false, Acknowledged);

    private static DropOutFacts Objected() =>
        Facts() with
        {
            Course = Course with { Objection = new Objection(1, Why, "清荷街道", Acknowledged) },
        };
}
