using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;

namespace Delivery.Domain.Tests.Conduct;

public sealed class ChangeRulesTests
{
    private const string Course = "310101002-2026-001";
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 10), 9);
    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly> { new(2026, 10, 1) }, new HashSet<DateOnly>()),
    ]);

    [Fact]
    public void A_lesson_may_move_to_a_free_hour_of_its_season() =>
        Assert.Empty(ChangeRules.Check(Move(22, 14), Facts()));

    [Theory]
    [InlineData(9, 1, 14, "change.past")]
    [InlineData(9, 22, 5, "change.hours")]
    [InlineData(9, 22, 21, "change.hours")]
    [InlineData(12, 1, 9, "change.season")]
    [InlineData(10, 1, 9, "change.holiday")]
    [InlineData(9, 28, 9, "change.overlap")]
    public void A_time_that_cannot_be_held_is_named(int month, int day, int hour, string code)
    {
        var wish = Wish(ChangeKind.Move, ShanghaiTime.At(new DateOnly(2026, month, day), hour));

        Assert.Equal(code, Assert.Single(ChangeRules.Check(wish, Facts())).Code);
    }

    [Fact]
    public void Off_the_funded_seasons_any_date_of_the_year_will_do() =>
        Assert.Empty(
            ChangeRules.Check(
                Wish(ChangeKind.Move, ShanghaiTime.At(new DateOnly(2026, 12, 1), 9)),
                Facts() with
                {
                    FundingStream = FundingStream.NonBasic,
                }
            )
        );

    [Fact]
    public void Off_the_funded_seasons_only_the_first_lesson_stays_in_the_year_of_the_orders_number()
    {
        var facts = Facts() with
        {
            FundingStream = FundingStream.NonBasic,
            Calendar = new WorkingCalendar([
                new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
                new CalendarYear(2027, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
            ]),
        };
        var wish = Wish(ChangeKind.Move, ShanghaiTime.At(new DateOnly(2027, 3, 1), 9));

        Assert.Empty(ChangeRules.Check(wish, facts with { Lesson = facts.Lessons[1] }));
        var refusal = Assert.Single(ChangeRules.Check(wish, facts));
        Assert.Equal(
            ("change.season", "第1节是最早的一节，会改到2027年3月1日，须仍在2026年内（订单编号按最早一节的年份编）"),
            (refusal.Code, refusal.Message)
        );
    }

    [Fact]
    public void A_year_that_is_not_loaded_is_named()
    {
        var facts = Facts() with { FundingStream = FundingStream.NonBasic, WhomToCall = "高一" };
        var wish = Wish(ChangeKind.Move, ShanghaiTime.At(new DateOnly(2027, 3, 1), 9));

        var refusal = Assert.Single(ChangeRules.Check(wish, facts with { Lesson = facts.Lessons[1] }));

        Assert.Equal(("calendar.year-not-loaded", "start"), (refusal.Code, refusal.Field));
        Assert.StartsWith("2027年的节假日安排尚未导入", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remaining_lessons_move_together_and_do_not_meet_their_own_old_hours()
    {
        // A week later the first takes the second's hour, which the second leaves.
        var wish = Wish(ChangeKind.Remaining, ShanghaiTime.At(new DateOnly(2026, 9, 28), 9, 30));

        Assert.Empty(ChangeRules.Check(wish, Facts()));
        Assert.Equal(
            [new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 5)],
            wish.Changes(Facts().Lesson, Facts().Lessons).Select(change => change.To!.Date)
        );
    }

    [Fact]
    public void A_change_is_urgent_a_day_before_what_it_touches_first()
    {
        var change = new ChangeRequest(
            $"{Course}-C01",
            Course,
            ChangeKind.Move,
            Move(11, 8).Changes(Facts().Lesson, Facts().Lessons),
            null,
            "停电",
            ChangeSide.Street,
            "清荷街道",
            Now
        );

        Assert.Equal(ShanghaiTime.At(new DateOnly(2026, 9, 11), 8), change.LapsesAt);
        Assert.True(change.IsUrgent(Now, new ConductSettings()));
        Assert.False(change.IsUrgent(Now.AddHours(-1), new ConductSettings()));
    }

    [Fact]
    public void What_is_decided_stays_decided()
    {
        var change = new ChangeRequest(
            $"{Course}-C01",
            Course,
            ChangeKind.Cancel,
            Wish(ChangeKind.Cancel, null).Changes(Facts().Lesson, Facts().Lessons),
            null,
            "停电",
            ChangeSide.Teacher,
            "王五",
            Now
        );
        var approved = change.Decide(ChangeState.Approved, Now, "陈三", null).Value;

        Assert.Equal("change.stage", approved.Decide(ChangeState.Rejected, Now, "李四", "不").Refusals[0].Code);
        Assert.True(change.Fits(Facts().Lessons));
        Assert.False(change.Fits([Facts().Lesson with { Start = Now.AddDays(20) }]));
    }

    [Theory]
    [InlineData("310101002-2026-001-C01", "310101002-2026-001")]
    [InlineData("310101002-2026-001-C123", "310101002-2026-001")]
    [InlineData("310101002-2026-001-C00", null)]
    [InlineData("310101002-2026-001-01", null)]
    [InlineData("C01", null)]
    [InlineData(null, null)]
    public void A_change_id_names_its_course(string? id, string? course)
    {
        Assert.Equal(course is not null, ChangeId.TryParse(id, out var parsed));
        Assert.Equal(course, parsed);
    }

    private static ChangeWish Move(int day, int hour) =>
        Wish(ChangeKind.Move, ShanghaiTime.At(new DateOnly(2026, 9, day), hour));

    private static ChangeWish Wish(ChangeKind kind, DateTimeOffset? start) => new(kind, start, null, "停电");

    private static ChangeFacts Facts()
    {
        Lesson[] lessons = [Lesson(1, 21), Lesson(2, 28)];
        return new ChangeFacts(
            OrderStage.Confirmed,
            FundingStream.Basic,
            lessons[0],
            lessons,
            new Venue("清荷文体中心", "清荷路1号", true),
            Now,
            Calendar,
            new OrderSettings()
        );
    }

    private static Lesson Lesson(int number, int day) =>
        new(
            LessonId.Format(Course, number),
            Course,
            number,
            ShanghaiTime.At(new DateOnly(2026, 9, day), 9, 30),
            90,
            LessonStatus.Scheduled,
            null,
            false
        );
}
