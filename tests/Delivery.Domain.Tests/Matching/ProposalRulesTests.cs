using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Matching;

public sealed class ProposalRulesTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 1), 10);
    private static readonly IReadOnlyList<LessonTime> Ordered = [At(9, 21, 9), At(9, 28, 9)];

    [Fact]
    public void One_lesson_may_move_while_the_others_stay() =>
        Assert.Empty(ProposalRules.Check(Ordered, [At(9, 22, 14), Ordered[1]], Now, new()));

    [Theory]
    [InlineData(8, 31, 9, "proposal.past", "第2节的时间已过，请改到以后")]
    [InlineData(12, 1, 9, "proposal.season", "第2节须与原定日期在同一季内")]
    [InlineData(9, 22, 5, "proposal.hours", "第2节课须在06:00–22:00之间上完")]
    [InlineData(9, 22, 21, "proposal.hours", "第2节课须在06:00–22:00之间上完")]
    public void A_time_that_cannot_be_held_is_named(int month, int day, int hour, string code, string sentence)
    {
        var refusal = Assert.Single(ProposalRules.Check(Ordered, [Ordered[0], At(month, day, hour)], Now, new()));

        Assert.Equal((code, "lessons[1].start"), (refusal.Code, refusal.Field));
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lessons_do_not_overlap() =>
        Assert.Equal(
            ["proposal.overlap 第2节与前面的课时间重叠，请错开"],
            Said(ProposalRules.Check(Ordered, [At(9, 22, 9), At(9, 22, 10)], Now, new()))
        );

    [Fact]
    public void Every_lesson_needs_a_time_and_one_at_least_another() =>
        Assert.Equal(
            [
                "proposal.count 这门课有2节，请为每一节写明时间",
                "proposal.same 提出的时间和原来一样，请直接接受或改动时间",
            ],
            [
                .. Said(ProposalRules.Check(Ordered, [At(9, 22, 9)], Now, new())),
                .. Said(ProposalRules.Check(Ordered, Ordered, Now, new())),
            ]
        );

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

    private static LessonTime At(int month, int day, int hour) =>
        new(ShanghaiTime.At(new DateOnly(2026, month, day), hour), 90);

    private static IEnumerable<string> Said(IEnumerable<Refusal> refusals) =>
        refusals.Select(refusal => $"{refusal.Code} {refusal.Message}");
}
