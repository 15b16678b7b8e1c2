using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching.Plan;

/// <summary>Courses at one hour and their teachers, by what each test says of them.</summary>
internal static class Hours
{
    public static PlanTeacher Teacher(string id, int limit = 10, params Booking[] booked) => new(id, limit, booked);

    public static PlanCourse Course(string id, string start, params (string Teacher, decimal Score)[] options) =>
        new(
            id,
            "柔力球",
            [new Booking($"{id}-01", At(start), 90, "黄浦区", id, "中心")],
            [.. options.Select(option => new PlanOption(option.Teacher, option.Score))]
        );

    public static PlanProblem Problem(PlanCourse[] courses, params PlanTeacher[] teachers) =>
        new(courses, teachers, new MatchingSettings());
}

public sealed class GreedyPlanTests
{
    [Fact]
    public void The_course_with_the_fewest_to_choose_from_goes_first()
    {
        var problem = Hours.Problem(
            [
                Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90), ("T2", 80)),
                Hours.Course("A-2026-002", "2026-09-22 19:00", ("T1", 50)),
            ],
            Hours.Teacher("T1"),
            Hours.Teacher("T2")
        );

        var plan = GreedyPlan.Of(problem);

        Assert.Equal(
            [new PlanAssignment("A-2026-001", "T2", 80), new PlanAssignment("A-2026-002", "T1", 50)],
            plan.Assignments
        );
        Assert.Equal((2, 140m, false), (plan.ServedBound, plan.Bound, plan.IsOptimal));
        Assert.Equal(0.0714m, plan.Gap);
    }

    [Fact]
    public void Where_everybody_gets_the_best_there_is_nothing_to_search()
    {
        var problem = Hours.Problem(
            [
                Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90), ("T2", 80)),
                Hours.Course("A-2026-002", "2026-09-23 19:00", ("T1", 70)),
                Hours.Course("A-2026-003", "2026-09-24 19:00"),
            ],
            Hours.Teacher("T1"),
            Hours.Teacher("T2")
        );

        var plan = GreedyPlan.Of(problem);

        Assert.True(plan.IsOptimal);
        Assert.Equal((2, 0m), (plan.Served, plan.Gap));
    }

    [Theory]
    [InlineData("2026-09-22 21:29", 1)]
    [InlineData("2026-09-22 21:30", 2)]
    public void Between_two_venues_there_is_an_hour(string second, int served)
    {
        var problem = Hours.Problem(
            [
                Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90)),
                Hours.Course("A-2026-002", second, ("T1", 90)),
            ],
            Hours.Teacher("T1")
        );

        Assert.Equal(served, GreedyPlan.Of(problem).Served);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public void Nobody_goes_over_the_own_weekly_limit(int limit, int served)
    {
        var problem = Hours.Problem(
            [
                Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90)),
                Hours.Course("A-2026-002", "2026-09-24 19:00", ("T1", 90)),
            ],
            Hours.Teacher("T1", limit)
        );

        Assert.Equal(served, GreedyPlan.Of(problem).Served);
    }

    [Fact]
    public void What_is_booked_already_counts_toward_the_limit()
    {
        var booked = new Booking("B-2026-001-01", At("2026-09-25 09:00"), 60, "黄浦区", "B", "中心");
        var problem = Hours.Problem(
            [
                Hours.Course("A-2026-001", "2026-09-22 19:00", ("T1", 90)),
                Hours.Course("A-2026-002", "2026-09-24 19:00", ("T1", 90)),
            ],
            Hours.Teacher("T1", 2, booked)
        );

        Assert.Equal(1, GreedyPlan.Of(problem).Served);
    }
}
