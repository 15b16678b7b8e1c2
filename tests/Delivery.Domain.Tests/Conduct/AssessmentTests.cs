using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Domain.Conduct.Violations;

namespace Delivery.Domain.Tests.Conduct;

public sealed class AssessmentTests
{
    private static readonly AssessmentFormula Formula = AssessmentFormula.Of(new ConductSettings(), 2026);
    private static readonly AssessedYear Perfect = new(
        "A",
        "甲街道",
        "黄浦区",
        10,
        10,
        250,
        260,
        3,
        3,
        5m,
        0,
        0,
        4,
        4,
        4,
        4
    );

    [Fact]
    public void Who_did_everything_has_a_hundred_and_more_people_than_planned_give_no_more()
    {
        var one = Assert.Single(Assessment.Rank([Perfect], Formula));

        Assert.Equal((1, 100m), (one.Rank, one.Score));
        Assert.Equal([30m, 30m, 25m, 10m, 10m, 15m, 0m, 0m], one.Parts.Select(part => part.Points!.Value));
    }

    [Fact]
    public void Each_part_counts_by_its_share_and_violations_are_taken_off()
    {
        var street = Perfect with { Delivered = 5, Came = 125, MonthsTold = 2, Rating = 4m, Violations = 2, Grave = 1 };

        var one = Assert.Single(Assessment.Rank([street], Formula));

        // (15 + 15 + 16.67 + 10 + 10 + 12) of 120, less 2 × 3 and 15
        Assert.Equal(44.56m, one.Score);
    }

    [Fact]
    public void A_part_without_anything_to_judge_does_not_count()
    {
        var street = Perfect with { MonthsAsked = 0, MonthsTold = 0, NewsDue = 0, Rating = null, Delivered = 5 };

        var one = Assert.Single(Assessment.Rank([street], Formula));

        // 15 + 30 + 10 of 70
        Assert.Equal(78.57m, one.Score);
        Assert.Equal([15m, 30m, null, 10m, null, null, 0m, 0m], one.Parts.Select(part => part.Points));
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
    public void A_paper_that_was_late_or_missing_costs_its_part_and_is_not_taken_off_as_a_violation_too()
    {
        var street = (Perfect with { Violations = 8, Grave = 1 }).Counting(new(Rosters: 1, Feedback: 1, News: 6));

        // Six news are wanting of a street that owed four: two of them were recorded of something else, and stay violations.
        // Every month was told of, so the one of feedback stays a violation too.
        Assert.Equal((3, 3, 0), (street.RostersInTime, street.MonthsTold, street.NewsInTime));
        Assert.Equal((3, 1), (street.Violations, street.Grave));
        // The month without feedback is the one that the violation is about.
        var silent = (Perfect with { MonthsTold = 2, Violations = 1 }).Counting(new(Feedback: 1));
        Assert.Equal((2, 0), (silent.MonthsTold, silent.Violations));
    }

    [Fact]
    public void Grave_ones_and_those_taken_back_are_no_late_papers()
    {
        var one = new Violation(
            "1",
            "A",
            ViolationKind.MissingNews,
            IsGrave: false,
            new Season(2026, SeasonKind.Autumn),
            new DateOnly(2026, 10, 9),
            "没有交",
            null,
            "系统",
            default
        );

        var late = Count([
            one,
            one with
            {
                IsGrave = true,
            },
            one with
            {
                Voided = new Voiding(default, "小王", "已交"),
            },
            one with
            {
                Kind = ViolationKind.LateRoster,
            },
            one with
            {
                Kind = ViolationKind.LowHeadcount,
            },
        ]);

        Assert.Equal(new LatePapers(Rosters: 1, Feedback: 0, News: 1), late);
    }

    [Fact]
    public void A_course_lacks_each_of_its_papers_once()
    {
        var one = new Violation(
            "1",
            "A",
            ViolationKind.LateNews,
            IsGrave: false,
            new Season(2026, SeasonKind.Autumn),
            new DateOnly(2026, 10, 9),
            "迟交",
            "A-2026-001",
            "小王",
            default
        );

        var late = Count([
            one,
            one with
            {
                ViolationId = "2",
                Kind = ViolationKind.MissingNews,
            },
            one with
            {
                ViolationId = "3",
                CourseId = "A-2026-002",
            },
        ]);

        Assert.Equal(2, late.News);
    }

    [Fact]
    public void A_late_paper_names_its_course_or_its_month_where_the_violation_does()
    {
        var one = new Violation(
            LatePaper.KeyOfFeedback(new Month(2027, 1)),
            "A",
            ViolationKind.MissingFeedback,
            IsGrave: false,
            new Season(2026, SeasonKind.Autumn),
            new DateOnly(2027, 1, 31),
            "没有交",
            null,
            "系统",
            default
        );

        var late = LatePaper.AllOf([
            one,
            one with
            {
                ViolationId = "20270209-3",
            },
            one with
            {
                ViolationId = "roster-A-2027-001",
                Kind = ViolationKind.MissingRoster,
                CourseId = "A-2027-001",
            },
        ]);

        Assert.Equal(
            [new(PaperKind.Feedback, "2027-01"), new(PaperKind.Feedback, null), new(PaperKind.Roster, "A-2027-001")],
            late
        );
    }

    private static LatePapers Count(IReadOnlyList<Violation> violations) => LatePapers.Of(LatePaper.AllOf(violations));

    [Fact]
    public void A_year_before_2026_keeps_the_parts_by_which_it_was_assessed()
    {
        var formula = AssessmentFormula.Of(new ConductSettings(), 2025);

        Assert.Equal(["delivered", "participants", "feedback", "rating"], formula.Parts.Select(part => part.Key));
        Assert.Equal(100, formula.Most);
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
