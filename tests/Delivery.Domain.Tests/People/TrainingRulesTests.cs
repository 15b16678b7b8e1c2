using Delivery.Domain.People.Training;

namespace Delivery.Domain.Tests.People;

public sealed class TrainingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));
    private static readonly TrainingPlan Plan = new(
        "配送工作培训",
        Now.AddDays(20),
        120,
        "协会",
        "测试路1号",
        Now.AddDays(15)
    );

    [Fact]
    public void A_training_with_a_place_and_a_time_ahead_can_be_announced() =>
        Assert.Empty(TrainingRules.Check(Plan, Now));

    [Fact]
    public void Every_reason_is_said_at_once() =>
        Assert.Equal(
            [
                "training.title",
                "training.place",
                "training.address",
                "training.start",
                "training.minutes",
                "training.answer-by",
            ],
            TrainingRules.Check(new TrainingPlan("", Now, 20, "", "", Now), Now).Select(refusal => refusal.Code)
        );

    [Fact]
    public void Answers_may_not_end_after_the_training_has_begun() =>
        Assert.Equal(
            "报名截止应在今天以后、培训开始以前，请改正",
            Assert.Single(TrainingRules.Check(Plan with { AnswerBy = Plan.Start.AddMinutes(1) }, Now)).Message
        );

    [Theory]
    [InlineData(TrainingAnswer.None, 0, "training.answer")]
    [InlineData(TrainingAnswer.Coming, 0, "training.people")]
    [InlineData(TrainingAnswer.Coming, 6, "training.people")]
    [InlineData(TrainingAnswer.Coming, 5, null)]
    [InlineData(TrainingAnswer.NotComing, 0, null)]
    public void Who_comes_says_who(TrainingAnswer answer, int people, string? code) =>
        Assert.Equal(
            code,
            TrainingRules
                .CheckAnswer(answer, [.. Enumerable.Range(0, people).Select(one => $"周{one}")], Plan.AnswerBy, Now)
                .SingleOrDefault()
                ?.Code
        );

    [Fact]
    public void After_the_last_day_nobody_answers_any_more() =>
        Assert.Equal(
            "training.closed",
            Assert.Single(TrainingRules.CheckAnswer(TrainingAnswer.NotComing, [], Plan.AnswerBy, Plan.AnswerBy)).Code
        );
}
