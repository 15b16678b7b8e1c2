using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Xunit;

namespace Delivery.Domain.Tests.Matching;

public sealed class ProposalRulesTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 1), 10);
    private static readonly IReadOnlyList<LessonTime> Ordered = [At(9, 21, 9), At(9, 28, 9)];

    [Fact]
    public void One_lesson_may_move_while_the_others_stay() =>
        Assert.Empty(ProposalRules.Check(Ordered, [At(9, 22, 14), Ordered[1]], Now, new()));

    [Theory]
    [InlineData(8, 31, 9, "proposal.past")]
    [InlineData(12, 1, 9, "proposal.season")]
    [InlineData(9, 22, 5, "proposal.hours")]
    [InlineData(9, 22, 21, "proposal.hours")]
    public void A_time_that_cannot_be_held_is_named(int month, int day, int hour, string code)
    {
        var refusal = Assert.Single(ProposalRules.Check(Ordered, [Ordered[0], At(month, day, hour)], Now, new()));

        Assert.Equal((code, "lessons[1].start"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void Lessons_do_not_overlap() =>
        Assert.Equal(
            "proposal.overlap",
            Assert.Single(ProposalRules.Check(Ordered, [At(9, 22, 9), At(9, 22, 10)], Now, new())).Code
        );

    [Fact]
    public void Every_lesson_needs_a_time_and_one_at_least_another() =>
        Assert.Equal(
            ["proposal.count", "proposal.same"],
            [
                ProposalRules.Check(Ordered, [At(9, 22, 9)], Now, new())[0].Code,
                ProposalRules.Check(Ordered, Ordered, Now, new())[0].Code,
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
}
