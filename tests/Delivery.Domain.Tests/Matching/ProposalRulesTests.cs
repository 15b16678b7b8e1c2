using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Matching;

public sealed class ProposalRulesTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 1), 10);
    private static readonly WorkingCalendar Calendar = new([
        new CalendarYear(2026, new HashSet<DateOnly> { new(2026, 10, 1), new(2026, 10, 2) }, new HashSet<DateOnly>()),
    ]);
    private static readonly IReadOnlyList<LessonTime> Ordered = [At(9, 21, 9), At(9, 28, 9)];

    [Fact]
    public void One_lesson_may_move_while_the_others_stay() =>
        Assert.Empty(ProposalRules.Check(Ordered, [At(9, 22, 14), Ordered[1]], Facts()));

    [Theory]
    [InlineData(8, 31, 9, "proposal.past", "第2节的时间已过，请改到以后")]
    [InlineData(12, 1, 9, "proposal.season", "第2节须与原定日期在同一季内")]
    [InlineData(9, 22, 5, "proposal.hours", "第2节课须在06:00–22:00之间上完")]
    [InlineData(9, 22, 21, "proposal.hours", "第2节课须在06:00–22:00之间上完")]
    public void A_time_that_cannot_be_held_is_named(int month, int day, int hour, string code, string sentence)
    {
        var refusal = Assert.Single(ProposalRules.Check(Ordered, [Ordered[0], At(month, day, hour)], Facts()));

        Assert.Equal((code, "lessons[1].start"), (refusal.Code, refusal.Field));
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_lasts_as_long_as_ordered()
    {
        var shorter = Ordered[1] with { Minutes = Ordered[1].Minutes - 30 };

        var refusal = Assert.Single(ProposalRules.Check(Ordered, [At(9, 22, 14), shorter], Facts()));

        Assert.Equal(
            ("proposal.minutes", $"第2节仍上{Ordered[1].Minutes}分钟，只能改开始的时间", "lessons[1].minutes"),
            (refusal.Code, refusal.Message, refusal.Field)
        );
    }

    [Fact]
    public void Lessons_do_not_overlap() =>
        Assert.Equal(
            ["proposal.overlap 第2节与前面的课时间重叠，请错开"],
            Said(ProposalRules.Check(Ordered, [At(9, 22, 9), At(9, 22, 10)], Facts()))
        );

    [Fact]
    public void Every_lesson_needs_a_time_and_one_at_least_another() =>
        Assert.Equal(
            [
                "proposal.count 这门课有2节，请为每一节写明时间",
                "proposal.same 提出的时间和原来一样，请直接接受或改动时间",
            ],
            [
                .. Said(ProposalRules.Check(Ordered, [At(9, 22, 9)], Facts())),
                .. Said(ProposalRules.Check(Ordered, Ordered, Facts())),
            ]
        );

    [Fact]
    public void Off_the_funded_seasons_any_date_will_do_and_only_the_first_lesson_stays_in_the_year_of_the_orders_number()
    {
        var facts = Facts(FundingStream.NonBasic);
        var next = new LessonTime(ShanghaiTime.At(new DateOnly(2027, 3, 1), 9), 90);

        Assert.Empty(ProposalRules.Check(Ordered, [At(12, 1, 9), At(12, 8, 9)], facts));
        Assert.Empty(ProposalRules.Check(Ordered, [Ordered[0], next], facts with { Calendar = Both }));
        Assert.Equal(
            ["proposal.season 第1节是最早的一节，须仍在2026年内（订单编号按最早一节的年份编）"],
            Said(
                ProposalRules.Check(
                    Ordered,
                    [next, next with { Start = next.Start.AddDays(7) }],
                    facts with
                    {
                        Calendar = Both,
                    }
                )
            )
        );
    }

    [Fact]
    public void A_year_that_is_not_loaded_is_named_beside_its_lesson()
    {
        var next = new LessonTime(ShanghaiTime.At(new DateOnly(2027, 3, 1), 9), 90);

        var refusal = Assert.Single(
            ProposalRules.Check(Ordered, [Ordered[0], next], Facts(FundingStream.NonBasic) with { WhomToCall = "高一" })
        );

        Assert.Equal(("calendar.year-not-loaded", "lessons[1].start"), (refusal.Code, refusal.Field));
        Assert.StartsWith("2027年的节假日安排尚未导入", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("高一", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lessons_on_public_holidays_need_the_tick_and_the_refusal_names_the_box()
    {
        LessonTime[] proposed = [At(9, 30, 9), At(10, 1, 9), At(10, 2, 9)];

        var refusal = Assert.Single(ProposalRules.Holidays(proposed, accepts: false, Calendar, null));

        Assert.Equal(("proposal.holiday", "acceptsHolidays"), (refusal.Code, refusal.Field));
        Assert.Equal("第2节（10月1日）、第3节（10月2日）在法定节假日，确需上课请勾选“节假日照常上课”", refusal.Message);
        Assert.Empty(ProposalRules.Holidays(proposed, accepts: true, Calendar, null));
        Assert.Empty(ProposalRules.Holidays([At(9, 30, 9)], accepts: false, Calendar, null));
    }

    [Fact]
    public void Nothing_is_guessed_of_a_year_that_is_not_loaded_even_where_the_box_is_ticked()
    {
        var next = new LessonTime(ShanghaiTime.At(new DateOnly(2027, 3, 1), 9), 90);

        Assert.False(ProposalRules.IsHoliday(next, Calendar));
        Assert.Equal(
            ["calendar.year-not-loaded"],
            ProposalRules.Holidays([Ordered[0], next], accepts: true, Calendar, null).Select(one => one.Code)
        );
    }

    [Theory]
    [InlineData("310101002-2026-001-1-T015", 1, "T015")]
    [InlineData("310101002-2026-001-12-a-b", 12, "a-b")]
    public void An_inquiry_id_names_course_round_and_teacher(string id, int round, string teacher)
    {
        Assert.True(InquiryId.TryParse(id, out var parts));

        Assert.Equal(new InquiryIdParts("310101002-2026-001", round, teacher), parts);
        Assert.Equal(id, InquiryId.Format(parts.CourseId, parts.Round, parts.TeacherId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("310101002-2026-001-1-")]
    [InlineData("310101002-2026-001-0-T1")]
    [InlineData("310101002-2026-001-x-T1")]
    [InlineData("310101002-2026-1-T1")]
    public void Any_other_text_is_no_inquiry_id(string? text) => Assert.False(InquiryId.TryParse(text, out _));

    private static WorkingCalendar Both { get; } =
        new([
            new CalendarYear(2026, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
            new CalendarYear(2027, new HashSet<DateOnly>(), new HashSet<DateOnly>()),
        ]);

    private static ProposalFacts Facts(FundingStream stream = FundingStream.Basic) =>
        new(stream, Calendar, Now, new OrderSettings());

    private static LessonTime At(int month, int day, int hour) =>
        new(ShanghaiTime.At(new DateOnly(2026, month, day), hour), 90);

    private static IEnumerable<string> Said(IEnumerable<Refusal> refusals) =>
        refusals.Select(refusal => $"{refusal.Code} {refusal.Message}");
}
