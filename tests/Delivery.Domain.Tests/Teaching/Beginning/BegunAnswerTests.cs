using Delivery.Domain.Teaching.Beginning;

namespace Delivery.Domain.Tests.Teaching.Beginning;

public sealed class BegunAnswerTests
{
    private static readonly DateTimeOffset At = new(2026, 9, 21, 9, 50, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Who_says_that_it_was_not_held_says_why()
    {
        var refusal = BegunAnswer.Of(BegunSide.Street, "周二", false, "", At).Refusals[0];

        Assert.Equal(
            ("begun.reason", "请写明为什么没有上成", "reason"),
            (refusal.Code, refusal.Message, refusal.Field)
        );
        Assert.Equal("下大雨", BegunAnswer.Of(BegunSide.Street, "周二", false, "下大雨", At).Value.Reason);
        Assert.Null(BegunAnswer.Of(BegunSide.Street, "周二", true, "下大雨", At).Value.Reason);
    }

    [Theory]
    [InlineData(null, null, BegunState.Unanswered)]
    [InlineData(true, null, BegunState.Begun)]
    [InlineData(true, true, BegunState.Begun)]
    [InlineData(null, false, BegunState.NotHeld)]
    [InlineData(true, false, BegunState.Contradictory)]
    public void Two_sides_make_one_state(bool? teacher, bool? street, BegunState state) =>
        Assert.Equal(state, BegunStates.Of([.. Said(BegunSide.Teacher, teacher), .. Said(BegunSide.Street, street)]));

    private static IEnumerable<BegunAnswer> Said(BegunSide side, bool? hasBegun) =>
        hasBegun is { } known ? [BegunAnswer.Of(side, "某人", known, "原因", At).Value] : [];
}
