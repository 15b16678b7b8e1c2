using CsCheck;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Assessments;
using Xunit;

namespace Delivery.Domain.Tests.Conduct;

public sealed class AssessmentTests
{
    private static readonly AssessmentFormula Formula = AssessmentFormula.Of(new ConductSettings());
    private static readonly AssessedYear Perfect = new("A", "甲街道", "黄浦区", 10, 10, 250, 260, 3, 3, 5m, 0, 0);

    [Fact]
    public void Who_did_everything_has_a_hundred_and_more_people_than_planned_give_no_more()
    {
        var one = Assert.Single(Assessment.Rank([Perfect], Formula));

        Assert.Equal((1, 100m), (one.Rank, one.Score));
        Assert.Equal([30m, 30m, 25m, 15m, 0m, 0m], one.Parts.Select(part => part.Points!.Value));
    }

    [Fact]
    public void Each_part_counts_by_its_share_and_violations_are_taken_off()
    {
        var street = Perfect with { Delivered = 5, Came = 125, MonthsTold = 2, Rating = 4m, Violations = 2, Grave = 1 };

        var one = Assert.Single(Assessment.Rank([street], Formula));

        // 15 + 15 + 16.67 + 12 − 2 × 3 − 15
        Assert.Equal(37.67m, one.Score);
    }

    [Fact]
    public void A_part_without_anything_to_judge_does_not_count()
    {
        var street = Perfect with { MonthsAsked = 0, MonthsTold = 0, Rating = null, Delivered = 5 };

        var one = Assert.Single(Assessment.Rank([street], Formula));

        Assert.Equal(75m, one.Score);
        Assert.Equal([15m, 30m, null, null, 0m, 0m], one.Parts.Select(part => part.Points));
    }

    [Fact]
    public void Equal_scores_share_a_place_and_who_had_no_lesson_has_none()
    {
        var ranked = Assessment.Rank(
            [
                Perfect,
                Perfect with
                {
                    Street = "B",
                },
                Perfect with
                {
                    Street = "C",
                    Delivered = 9,
                },
                Perfect with
                {
                    Street = "D",
                    Planned = 0,
                },
            ],
            Formula
        );

        Assert.Equal([("A", 1), ("B", 1), ("C", 3)], ranked.Select(one => (one.Year.Street, one.Rank)));
    }

    [Fact]
    public void A_score_lies_between_0_and_100_whatever_happened() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[0, 900], Gen.Int[0, 900], Gen.Int[0, 12], Gen.Int[0, 30])
            .Sample(
                (planned, delivered, expected, came, months, violations) =>
                    Assessment
                        .Rank(
                            [
                                Perfect with
                                {
                                    Planned = planned + 1,
                                    Delivered = Math.Min(delivered, planned + 1),
                                    Expected = expected,
                                    Came = came,
                                    MonthsAsked = months,
                                    MonthsTold = months / 2,
                                    Violations = violations,
                                },
                            ],
                            Formula
                        )[0]
                        .Score
                        is >= 0
                            and <= 100
            );
}
