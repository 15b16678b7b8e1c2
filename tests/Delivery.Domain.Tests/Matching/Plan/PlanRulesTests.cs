using Delivery.Domain.Matching.Plan;

namespace Delivery.Domain.Tests.Matching.Plan;

public sealed class PlanRulesTests
{
    private static readonly PlanProblem Problem = Hours.Problem(
        [
            Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90), ("T2", 80), ("T3", 70), ("T4", 60)),
            Hours.Course("A-2026-002", "2026-09-22 19:00", ("T1", 90), ("T3", 70)),
        ],
        Hours.Teacher("T1"),
        Hours.Teacher("T2"),
        Hours.Teacher("T3"),
        Hours.Teacher("T4")
    );

    [Theory]
    [InlineData("A-2026-003", "T1", "A-2026-003 is unknown or planned twice")]
    [InlineData("A-2026-001", "T2", "A-2026-001 is unknown or planned twice")]
    [InlineData("A-2026-002", "T2", "T2 cannot give A-2026-002")]
    [InlineData("A-2026-002", "T1", "T1 has no room for A-2026-002")]
    public void What_a_plan_must_not_do_is_named(string course, string teacher, string wrong) =>
        Assert.Equal(
            [wrong],
            PlanRules.Violations(
                Problem,
                [new PlanAssignment("A-2026-001", "T1", 90), new PlanAssignment(course, teacher, 0)]
            )
        );

    [Fact]
    public void The_planned_teacher_is_asked_first_and_then_those_whom_the_plan_leaves_free()
    {
        PlanAssignment[] plan = [new("A-2026-001", "T2", 80), new("A-2026-002", "T1", 90)];

        var asked = AskOrder.Of(Problem, plan, atOnce: 3);

        // T1 is needed elsewhere; T3 is asked about one of the two only.
        Assert.Equal(["T2", "T3", "T4"], asked["A-2026-001"]);
        Assert.Equal(["T1"], asked["A-2026-002"]);
    }

    [Fact]
    public void A_course_without_a_planned_teacher_asks_nobody() =>
        Assert.Empty(AskOrder.Of(Problem, [new PlanAssignment("A-2026-001", "T1", 90)], 3)["A-2026-002"]);

    [Fact]
    public void No_more_are_asked_than_at_once() =>
        Assert.Equal(["T1", "T2"], AskOrder.Of(Problem, [new PlanAssignment("A-2026-001", "T1", 90)], 2)["A-2026-001"]);
}
