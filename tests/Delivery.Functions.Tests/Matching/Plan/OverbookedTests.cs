using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Functions.Matching.Plan;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Staff may have booked a teacher beyond the own weekly limit: the others are planned all the same.</summary>
public sealed class OverbookedTests
{
    private static readonly DateOnly Monday = new(2026, 9, 14);

    [Fact]
    public void Who_is_booked_beyond_the_limit_gets_nothing_more_that_week_and_spoils_nobody_elses_plan()
    {
        var overbooked = new PlanTeacher("T0", 1, [Lesson("X-01", 0), Lesson("X-02", 1), Lesson("X-03", 2)]);
        var free = new PlanTeacher("T1", 1, []);
        var problem = new PlanProblem(
            [Course("A-2026-001", 3, "T0", "T1"), Course("A-2026-002", 7, "T0")],
            [overbooked, free],
            new MatchingSettings()
        );

        var plan = PlanSearch.Improve(problem, GreedyPlan.Of(problem), new SearchEffort(5));

        // The week after, which begins with the seventh day, is within the limit.
        Assert.Equal(
            ["A-2026-001 T1", "A-2026-002 T0"],
            plan!.Assignments.Select(one => $"{one.CourseId} {one.TeacherId}")
        );
        Assert.True(plan.IsOptimal);
    }

    private static PlanCourse Course(string id, int day, params string[] teachers) =>
        new(
            id,
            "太极拳",
            [Lesson($"{id}-01", day)],
            [.. teachers.Select((teacher, at) => new PlanOption(teacher, 90 - at))]
        );

    private static Booking Lesson(string id, int day) =>
        new(id, ShanghaiTime.At(Monday.AddDays(day), 9), 90, "黄浦区", "310101002", "清荷文体中心");
}
