using Delivery.Domain.Conduct.Supervision;

namespace Delivery.Domain.Tests.Conduct.Supervision;

public sealed class VisitDrawTests
{
    private static readonly DrawCandidate[] Hundred =
    [
        .. Enumerable.Range(1, 100).Select(number => new DrawCandidate($"A{number:000}", 20, 4.5, false)),
    ];

    [Fact]
    public void The_same_seed_draws_the_same_in_whatever_order_the_lessons_stand()
    {
        var one = VisitDraw.Draw(Hundred, 10, seed: 42).Value;
        var other = VisitDraw.Draw([.. Hundred.Reverse()], 10, seed: 42).Value;

        Assert.Equal(one, other);
        Assert.NotEqual(one, VisitDraw.Draw(Hundred, 10, seed: 43).Value);
        Assert.Equal(10, one.Distinct().Count());
    }

    [Theory]
    [InlineData(0, null, false, 2, "新老师")]
    [InlineData(5, 4.5, false, 1, "")]
    [InlineData(5, 3.4, false, 2, "评分偏低")]
    [InlineData(5, 3.5, true, 2, "街镇有提示")]
    [InlineData(4, 2.0, true, 8, "新老师、评分偏低、街镇有提示")]
    public void Each_reason_makes_a_lesson_twice_as_likely(
        int before,
        double? rating,
        bool flagged,
        int weight,
        string reasons
    )
    {
        var candidate = new DrawCandidate("A001", before, rating, flagged);

        Assert.Equal(weight, candidate.Weight);
        Assert.Equal(reasons, string.Join('、', candidate.Reasons.Select(reason => reason.Label())));
    }

    [Fact]
    public void A_lesson_of_weight_eight_is_drawn_about_eight_times_as_often()
    {
        DrawCandidate[] two = [new("A001", 20, 4.5, false), new("A002", 0, 2.0, true)];

        var heavy = Enumerable.Range(0, 2000).Count(seed => VisitDraw.Draw(two, 1, seed).Value[0].LessonId == "A002");

        // 8 of 9 is 1,778; five deviations are 70.
        Assert.InRange(heavy, 1708, 1848);
    }

    [Theory]
    [InlineData(0, "draw.count", "一次抽1到90节，请改正")]
    [InlineData(91, "draw.count", "一次抽1到90节，请改正")]
    public void So_many_are_not_drawn(int count, string code, string message)
    {
        var refusal = Assert.Single(VisitDraw.Draw(Hundred, count, 1).Refusals);

        Assert.Equal((code, message), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void Of_nothing_nothing_is_drawn()
    {
        var refusal = Assert.Single(VisitDraw.Draw([], 1, 1).Refusals);

        Assert.Equal(("draw.no-lessons", "这一周没有还能抽的课，请换一周"), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void A_visit_goes_its_way_and_no_other()
    {
        Assert.False(VisitStates.Move(VisitState.Missed, VisitState.Reported).IsRefused);
        var refusal = Assert.Single(VisitStates.Move(VisitState.Reported, VisitState.Assigned).Refusals);
        Assert.Equal("visit.stage", refusal.Code);
        Assert.Contains("已报告", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_an_answer_is_refused_with_every_field()
    {
        var refusals = new VisitReport(null, null, null, null, null, []).Check();

        Assert.Equal(
            [
                "visit.answer 请选择是否准时开始 (startedOnTime)",
                "visit.answer 请选择老师是否到场、是不是本人 (teacherIsRight)",
                "visit.answer 请选择场地是否合适 (venueFits)",
                "visit.headcount 到场人数请填0到5000的整数 (headcount)",
            ],
            refusals.Select(refusal => $"{refusal.Code} {refusal.Message} ({refusal.Field})")
        );
    }

    [Fact]
    public void What_was_wrong_stands_in_a_sentence_each_and_what_was_right_is_praised()
    {
        var bad = VisitFindings.Of(new VisitReport(false, false, 12, false, null, []), fewest: 20);
        var good = VisitFindings.Of(new VisitReport(true, true, 20, true, null, []), fewest: 20);

        Assert.Equal(4, bad.Troubles.Count);
        Assert.Null(bad.Praise);
        Assert.Empty(good.Troubles);
        Assert.Contains("到场20人", good.Praise, StringComparison.Ordinal);
    }
}
