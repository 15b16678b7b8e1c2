using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Matching;

public sealed class ExclusionRulesTests
{
    private static readonly DateTimeOffset Now = ShanghaiTime.At(new DateOnly(2026, 9, 1), 8);

    private static readonly Exclusion OfStreet = new("T01", "QH01", ByStreet: true, "迟到三次", "清荷街道", Now);

    [Fact]
    public void It_stands_against_the_street_that_said_so_and_against_no_other()
    {
        Assert.True(OfStreet.StandsAgainst(["QH01"], On(21)));
        Assert.False(OfStreet.StandsAgainst(["HT04"], On(21)));
        Assert.True(OfStreet.StandsAgainst(["HT04", "QH01"], On(21)));
        Assert.True((OfStreet with { Street = null }).StandsAgainst(["HT04"], On(21)));
    }

    [Fact]
    public void Lessons_after_its_end_are_free_and_one_before_is_enough_to_stand()
    {
        var untilTheTwentieth = OfStreet with { Until = ShanghaiTime.EndOf(new DateOnly(2026, 9, 20)) };

        Assert.False(untilTheTwentieth.StandsAgainst(["QH01"], On(21, 28)));
        Assert.True(untilTheTwentieth.StandsAgainst(["QH01"], On(20, 28)));
    }

    [Fact]
    public void Street_and_association_each_say_it_on_their_own() =>
        Assert.Equal(
            3,
            new[] { OfStreet, OfStreet with { ByStreet = false }, OfStreet with { ByStreet = false, Street = null } }
                .Select(one => one.Code)
                .Distinct()
                .Count()
        );

    [Fact]
    public void It_needs_a_reason_and_an_end_that_is_not_past()
    {
        Assert.Equal(
            [
                "exclusion.reason 请写明为什么不安排这位老师",
                "exclusion.past 截止日期已经过去，请写今天或以后的日期，或者空着",
            ],
            ExclusionRules.Check(" ", new DateOnly(2026, 8, 31), Now).Select(one => $"{one.Code} {one.Message}")
        );
        Assert.Empty(ExclusionRules.Check("迟到", new DateOnly(2026, 9, 1), Now));
        Assert.Empty(ExclusionRules.Check("迟到", null, Now));
    }

    [Fact]
    public void What_is_chosen_wrongly_is_told_by_code_and_sentence() =>
        Assert.Equal(
            [
                "exclusion.scope 请选择不安排到哪些街镇",
                "exclusion.teacher 请选择一位来过本街镇的老师",
                "exclusion.day 请把截止日期写成 2027-06-30 这样，或者空着",
            ],
            new[] { ExclusionRules.NoScope, ExclusionRules.NoTeacher, ExclusionRules.NotADay }.Select(one =>
                $"{one.Code} {one.Message}"
            )
        );

    [Fact]
    public void It_is_lifted_once()
    {
        var lifted = ExclusionRules.Lift(OfStreet, "孙管理", Now.AddDays(1)).Value;
        var again = ExclusionRules.Lift(lifted, "孙管理", Now.AddDays(1));

        Assert.False(lifted.StandsAgainst(["QH01"], On(21)));
        Assert.Equal(
            "exclusion.over 这一条已经解除或到期，请刷新页面查看",
            $"{again.Refusals[0].Code} {again.Refusals[0].Message}"
        );
        Assert.True(ExclusionRules.Lift(null, "孙管理", Now).IsRefused);
    }

    private static IReadOnlyList<LessonTime> On(params int[] days) =>
        [.. days.Select(day => new LessonTime(ShanghaiTime.At(new DateOnly(2026, 9, day), 9), 90))];
}
