using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Teaching;
using static Delivery.Domain.Tests.Calendar.Notices;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Feedback;

public class FeedbackRulesTests
{
    private const string First = "310101002-2026-001-01";
    private const string Second = "310101002-2026-001-02";

    private static readonly Window Window = new(Day("2026-10-01"), Day("2026-10-09"));
    private static readonly DateTimeOffset Now = At("2026-10-08 10:00");

    private static readonly Lesson[] Lessons =
    [
        new(First, "310101002-2026-001", 1, At("2026-09-15 09:30"), 90, LessonStatus.Delivered, 30, true),
        new(Second, "310101002-2026-001", 2, At("2026-09-22 09:30"), 90, LessonStatus.Scheduled, null, false),
    ];

    private static readonly LessonFeedback Given = new(First, true, null, 31, new(5, 5, 4), "很受欢迎");
    private static readonly LessonFeedback NotGiven = new(Second, false, "weather", null, null, null);

    [Fact]
    public void A_report_on_every_lesson_is_taken() => Refused([Given, NotGiven]);

    [Theory]
    [InlineData("2026-09-30 23:59", "feedback.window-not-open", "反馈从10月1日开始填报，请届时再来")]
    [InlineData("2026-10-10 00:00", "feedback.window-closed", "反馈已于10月9日截止，请联系协会")]
    public void A_report_outside_its_window_is_refused(string now, string code, string message) =>
        Assert.Equal([new(code, message)], FeedbackRules.Check([Given, NotGiven], Lessons, Window, At(now)));

    [Theory]
    [InlineData("2026-10-01 00:00")]
    [InlineData("2026-10-09 23:59")]
    public void The_window_holds_its_first_and_last_day(string now) =>
        Assert.Empty(FeedbackRules.Check([Given, NotGiven], Lessons, Window, At(now)));

    [Fact]
    public void A_lesson_left_out_is_named() =>
        Refused([Given], new Refusal("feedback.lesson-missing", "9月22日 09:30的课尚未填报", "lessons"));

    [Fact]
    public void A_cancelled_lesson_needs_no_report() =>
        Assert.Empty(
            FeedbackRules.Check([Given], [Lessons[0], Lessons[1] with { Status = LessonStatus.Cancelled }], Window, Now)
        );

    [Fact]
    public void A_lesson_of_another_street_or_month_is_unknown() =>
        Refused(
            [Given, NotGiven, Given with { LessonId = "310101013-2026-001-01" }],
            new Refusal("feedback.lesson-unknown", "这节课不在本街镇本月的课程中", "lessons[2].lessonId")
        );

    [Fact]
    public void A_lesson_is_reported_once() =>
        Refused(
            [Given, NotGiven, Given],
            new Refusal("feedback.lesson-twice", "同一节课填了两次，请只保留一条", "lessons[2].lessonId")
        );

    [Theory]
    [InlineData(null, "feedback.reason-missing", "未上课请选择原因")]
    [InlineData(" ", "feedback.reason-missing", "未上课请选择原因")]
    [InlineData("忘记了", "feedback.reason-unknown", "请从列表中选择未上课的原因")]
    public void A_lesson_not_held_has_a_reason_from_the_list(string? reason, string code, string message) =>
        Refused([Given, NotGiven with { Reason = reason }], new Refusal(code, message, "lessons[1].reason"));

    [Fact]
    public void Every_reason_of_the_list_is_taken()
    {
        Assert.All(NotDeliveredReasons.All, reason => Refused([Given, NotGiven with { Reason = reason.Code }]));
        Assert.Equal(NotDeliveredReasons.All.Count, NotDeliveredReasons.All.Select(r => r.Label).Distinct().Count());
    }

    [Fact]
    public void A_lesson_held_has_a_headcount()
    {
        Refused(
            [Given with { Headcount = null }, NotGiven],
            new Refusal("feedback.headcount-missing", "请填写到场人数", "lessons[0].headcount")
        );
        Refused([Given with { Headcount = 0 }, NotGiven]);
    }

    [Fact]
    public void A_headcount_is_never_negative_nor_beyond_what_can_come()
    {
        foreach (var none in new[] { -1, 5001 })
            Refused(
                [Given with { Headcount = none }, NotGiven with { Headcount = none }],
                new Refusal("feedback.headcount", "到场人数应为0到5000的整数", "lessons[0].headcount"),
                new Refusal("feedback.headcount", "到场人数应为0到5000的整数", "lessons[1].headcount")
            );
        Refused([Given with { Headcount = 5000 }, NotGiven]);
    }

    [Fact]
    public void A_lesson_that_was_not_held_is_not_rated_and_counts_nowhere()
    {
        var rated = NotGiven with { Ratings = new(1, 1, 1) };
        Refused(
            [Given, rated],
            new Refusal("feedback.ratings-not-held", "没上的课不评分：请去掉评分，或改为上了", "lessons[1].ratings")
        );
        Assert.Null(rated.Counted());
        Assert.Equal(Given.Ratings, Given.Counted());
    }

    [Fact]
    public void What_is_said_of_a_lesson_does_not_contradict_whether_it_was_held() =>
        Refused(
            [Given with { Reason = "street" }, NotGiven with { Headcount = 12, Ratings = new(1, 1, 1) }],
            new Refusal(
                "feedback.reason-held",
                "上了的课不填未上课的原因：请去掉原因，或改为没上",
                "lessons[0].reason"
            ),
            new Refusal(
                "feedback.headcount-not-held",
                "没上的课不填到场人数：请去掉人数，或改为上了",
                "lessons[1].headcount"
            ),
            new Refusal("feedback.ratings-not-held", "没上的课不评分：请去掉评分，或改为上了", "lessons[1].ratings")
        );

    [Fact]
    public void Nobody_who_came_to_a_lesson_not_held_may_be_said_as_nought() =>
        Refused([Given, NotGiven with { Headcount = 0 }]);

    [Fact]
    public void A_lesson_held_is_rated()
    {
        Refused(
            [Given with { Ratings = null }, NotGiven],
            new Refusal("feedback.ratings-missing", "请为授课、准时和组织打分", "lessons[0].ratings")
        );
        Refused(
            [Given with { Ratings = new(0, 6, -1) }, NotGiven],
            new Refusal("feedback.rating", "授课评分须为1–5分", "lessons[0].ratings.teaching"),
            new Refusal("feedback.rating", "准时评分须为1–5分", "lessons[0].ratings.punctuality"),
            new Refusal("feedback.rating", "组织评分须为1–5分", "lessons[0].ratings.organisation")
        );
        Refused([Given with { Ratings = new(1, 3, 5) }, NotGiven]);
    }

    [Fact]
    public void Every_reason_is_told_at_once() =>
        Assert.Equal(
            [
                "feedback.window-closed",
                "feedback.lesson-missing",
                "feedback.headcount-missing",
                "feedback.ratings-missing",
            ],
            FeedbackRules
                .Check([Given with { Headcount = null, Ratings = null }], Lessons, Window, At("2026-11-01 00:00"))
                .Select(r => r.Code)
        );

    private static void Refused(LessonFeedback[] sent, params Refusal[] expected) =>
        Assert.Equal(expected, FeedbackRules.Check(sent, Lessons, Window, Now));
}
