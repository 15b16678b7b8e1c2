using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Matching;

/// <summary>Nobody could come at the times ordered: staff ask the street for others, and it chooses.</summary>
public sealed class TimesRulesTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 3), 10);
    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly> { new(2026, 10, 1) }, new HashSet<DateOnly>()),
    ]);

    [Theory]
    [InlineData(OrderStage.Matching)]
    [InlineData(OrderStage.Confirmed)]
    [InlineData(OrderStage.Cancelled)]
    public void Only_where_nobody_was_found_a_street_is_asked(OrderStage stage) =>
        Assert.Equal(
            $"times.stage 课程目前是“{stage.Label()}”，没有请到老师的课程才能请街镇另选时间",
            Said(TimesRules.Impossible(Unmatched() with { Stage = stage }, Now))
        );

    [Fact]
    public void Who_has_had_a_teacher_keeps_the_times_that_people_enrolled_for()
    {
        var order = Unmatched();
        order = order with
        {
            History = [.. order.History, new OrderEvent(Now, "系统", OrderStage.Confirmed.Label(), null)],
        };

        Assert.Equal(
            "times.fixed 这门课已经开班，时间不能再改；请另找老师，或说明原因后放弃",
            Said(TimesRules.Impossible(order, Now))
        );
        Assert.False(Asked(order).AwaitsTimes);
    }

    [Fact]
    public void Nobody_is_asked_twice_before_an_answer_or_once_the_first_lesson_has_begun()
    {
        Assert.Equal(
            "times.open 已在9月3日 10:00请街镇另选时间，还没有答复",
            Said(TimesRules.Impossible(Asked(), Now))
        );
        Assert.Equal(
            "times.late 第1节课的时间已到，不能再请街镇另选时间",
            Said(TimesRules.Impossible(Unmatched(), At(9, 21, 9).Start))
        );
        Assert.Null(TimesRules.Impossible(Unmatched(), At(9, 21, 9).Start.AddMinutes(-1)));
    }

    [Fact]
    public void Everything_that_a_question_lacks_is_said_at_once()
    {
        Assert.Equal(
            [
                "timesText times.text 请写明想请街镇怎样改时间，街镇会看到",
                "timesLesson times.lessons 请勾选要另选时间的课，至少一节",
            ],
            TimesRules.Ask(Unmatched(), " ", [], Now, "陈三").Refusals.Select(one => $"{one.Field} {Said(one)}")
        );
        Assert.Equal("times.lessons", TimesRules.Ask(Unmatched(), "请改", [3], Now, "陈三").Refusals[0].Code);
        Assert.Equal("times.lessons", TimesRules.Ask(Unmatched(), "请改", [0], Now, "陈三").Refusals[0].Code);
    }

    [Fact]
    public void A_question_stands_in_the_order_and_in_its_history()
    {
        var order = Asked();

        Assert.Equal((1, "请改到下午"), (order.Times!.Number, order.Times.Text));
        Assert.True(order.AwaitsTimes);
        Assert.Equal((TimesRules.Asked, "请改到下午"), (order.History[^1].What, order.History[^1].Comment));
    }

    [Fact]
    public void Chosen_times_stand_by_their_start_and_wait_for_the_search()
    {
        var order = Answer(Asked(), (1, At(9, 29, 14)), (2, At(9, 22, 14))).Value;

        Assert.Equal([At(9, 22, 14), At(9, 29, 14)], order.Times!.Times!);
        Assert.True(order.Times.WaitsForSearch);
        Assert.False(order.AwaitsTimes);
        Assert.Equal(TimesRules.Chosen, order.History[^1].What);
        Assert.Equal([At(9, 21, 9), At(9, 28, 9)], order.Request.Lessons);
    }

    [Fact]
    public void Of_a_lesson_that_is_not_asked_for_nothing_moves()
    {
        var order = TimesRules.Ask(Unmatched(), "请改第2节", [2], Now, "陈三").Value;

        var chosen = Answer(order, (1, At(9, 22, 14)), (2, At(9, 29, 14))).Value;

        Assert.Equal([At(9, 21, 9), At(9, 29, 14)], chosen.Times!.Times!);
    }

    [Fact]
    public void Every_reason_against_the_times_is_said_at_once()
    {
        var order = Asked(Unmatched(3));

        Assert.Equal(
            [
                "lessons[2].start times.missing 请为第3节填好日期和开始时间",
                "lessons[0].start proposal.season 第1节须与原定日期在同一季内",
                "lessons[0].start proposal.hours 第1节课须在06:00–22:00之间上完",
                "acceptsHolidays proposal.holiday 第2节（10月1日）在法定节假日，确需上课请勾选“节假日照常上课”",
            ],
            Answer(order, (1, At(12, 1, 5)), (2, At(10, 1, 14)), (3, null))
                .Refusals.Select(one => $"{one.Field} {Said(one)}")
        );
    }

    [Fact]
    public void A_lesson_on_a_holiday_needs_the_tick_unless_the_order_has_it()
    {
        (int, LessonTime?)[] times = [(1, At(9, 22, 14)), (2, At(10, 1, 14))];
        var accepting = Unmatched();
        accepting = accepting with { Request = accepting.Request with { AcceptsHolidays = true } };

        Assert.Equal("proposal.holiday", Assert.Single(Answer(Asked(), times).Refusals).Code);
        Assert.False(Answer(Asked(accepting), times).IsRefused);
        var ticked = TimesRules.Answer(Asked(), 1, Reply(times) with { AcceptsHolidays = true }, Facts, "林一");
        Assert.True(ticked.Value.Times!.AcceptsHolidays);
    }

    [Fact]
    public void The_same_times_are_no_others_and_an_answer_is_needed()
    {
        Assert.Equal(
            "times.same 新的时间和原来一样，请改动时间，或选择没有别的时间",
            Said(Answer(Asked(), (1, At(9, 21, 9)), (2, At(9, 28, 9))).Refusals[0])
        );
        Assert.Equal(
            "times.answer 请选择提交新的时间，或没有别的时间",
            Said(TimesRules.Answer(Asked(), 1, Reply() with { Answer = TimesAnswer.Open }, Facts, "林一").Refusals[0])
        );
    }

    [Fact]
    public void No_other_times_is_an_answer_too_and_changes_none()
    {
        var reply = Reply() with { Answer = TimesAnswer.None, Comment = "场地只有上午" };

        var order = TimesRules.Answer(Asked(), 1, reply, Facts, "林一").Value;

        Assert.Equal((TimesAnswer.None, "场地只有上午"), (order.Times!.Answer, order.Times.Comment));
        Assert.Null(order.Times.Times);
        Assert.False(order.Times.WaitsForSearch);
        Assert.Equal(TimesRules.None, order.History[^1].What);
        Assert.Null(TimesRules.Impossible(order, Now));
        Assert.Equal(2, Asked(order).Times!.Number);
    }

    [Fact]
    public void An_answer_is_the_streets_last_comes_in_time_and_not_while_teachers_are_asked_again()
    {
        var order = Asked();
        var answered = Answer(order, (1, At(9, 22, 14)), (2, At(9, 29, 14))).Value;

        Assert.Equal(
            [
                "times.answered 这一次已经答复过，不能再改，请刷新页面查看",
                "times.newer 协会后来又请您另选过时间，请打开最新的一封信",
                "times.newer 协会后来又请您另选过时间，请打开最新的一封信",
                "times.searching 协会正在按现在的时间再问老师，暂时不用另选时间；还是没有结果时可以再选",
                "times.over 课程目前是“已安排教师”，不用再另选时间",
                "times.late 第1节课的时间已到，不能再答复，请联系协会",
            ],
            new[]
            {
                TimesRules.Closed(answered, 1, Now),
                TimesRules.Closed(order, 2, Now),
                TimesRules.Closed(Unmatched(), 1, Now),
                TimesRules.Closed(order with { Stage = OrderStage.Matching }, 1, Now),
                TimesRules.Closed(order with { Stage = OrderStage.Confirmed }, 1, Now),
                TimesRules.Closed(order, 1, At(9, 21, 9).Start),
            }.Select(Said)
        );
        Assert.Null(TimesRules.Closed(order, 1, Now));
        Assert.StartsWith("times.stage 街镇刚另选了时间", Said(TimesRules.Impossible(answered, Now)));
    }

    private static string Said(Refusal? refusal) => $"{refusal!.Code} {refusal.Message}";

    private static ProposalFacts Facts { get; } = new(FundingStream.Basic, Calendar, Now, new OrderSettings());

    private static Outcome<Order> Answer(Order order, params (int Number, LessonTime? Time)[] times) =>
        TimesRules.Answer(order, 1, Reply(times), Facts, "林一");

    private static TimesReply Reply(params (int Number, LessonTime? Time)[] times) =>
        new(TimesAnswer.Chosen, times.ToDictionary(one => one.Number, one => one.Time?.Start));

    private static Order Asked(Order? order = null)
    {
        var of = order ?? Unmatched();
        return TimesRules
            .Ask(of, "请改到下午", [.. Enumerable.Range(1, of.Request.Lessons.Count)], Now, "陈三")
            .Match(asked => asked, _ => of with { Times = new TimesAsked(1, Now, "陈三", "请改到下午", [1, 2]) });
    }

    private static Order Unmatched(int lessons = 2) =>
        new(
            "310101002-2026-001",
            new OrderRequest(
                "310101002",
                "TJQ",
                FundingStream.Basic,
                new Audience("50—70岁", "初学", 25),
                new Venue("清荷文体中心", "清荷路1号", true),
                [
                    .. Enumerable
                        .Range(0, lessons)
                        .Select(week => At(9, 21, 9) with { Start = At(9, 21, 9).Start.AddDays(7 * week) }),
                ],
                null,
                null,
                null,
                AcceptsHolidays: false
            ),
            OrderStage.Unmatched,
            Now.AddDays(-2),
            Category.MartialArts,
            400m,
            [new OrderEvent(Now.AddDays(-2), "林一", OrderStage.Submitted.Label(), null)]
        );

    private static LessonTime At(int month, int day, int hour) =>
        new(ShanghaiTime.At(new DateOnly(2026, month, day), hour), 90);
}
