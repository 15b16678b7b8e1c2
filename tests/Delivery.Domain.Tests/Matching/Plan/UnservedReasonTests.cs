using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;

namespace Delivery.Domain.Tests.Matching.Plan;

public sealed class UnservedReasonTests
{
    private const string Course = "A-2026-001";

    [Theory]
    [InlineData("2026-09-22 09:00", "上午")]
    [InlineData("2026-09-22 12:00", "下午")]
    [InlineData("2026-09-22 18:00", "晚上")]
    public void More_courses_than_teachers_at_one_hour(string start, string part) =>
        Assert.Equal(
            $"3门课想在周二{part}上柔力球，能教的老师只有2位",
            Of(
                Hours.Problem(
                    [
                        Hours.Course(Course, start, ("T1", 90), ("T2", 90)),
                        Hours.Course("A-2026-002", start, ("T1", 90)),
                        Hours.Course("A-2026-003", start, ("T2", 90)),
                        Hours.Course("A-2026-004", start, ("T3", 90)),
                        Hours.Course("A-2026-005", "2026-09-23 09:00", ("T1", 90)),
                    ],
                    Hours.Teacher("T1"),
                    Hours.Teacher("T2"),
                    Hours.Teacher("T3")
                )
            )
        );

    [Fact]
    public void Rivals_of_another_discipline_are_courses_too() =>
        Assert.Equal(
            "2门课想在周二晚上上课，能教的老师只有1位",
            Of(
                Hours.Problem(
                    [
                        Hours.Course(Course, "2026-09-22 19:00", ("T1", 90)),
                        Hours.Course("A-2026-002", "2026-09-22 19:00", ("T1", 90)) with
                        {
                            Discipline = "太极拳",
                        },
                    ],
                    Hours.Teacher("T1")
                )
            )
        );

    [Fact]
    public void Teachers_whose_week_is_full() =>
        Assert.Equal(
            "能教柔力球的1位老师排了别的课，再加就超过每周课时上限或时间冲突",
            Of(
                Hours.Problem(
                    [
                        Hours.Course(Course, "2026-09-22 19:00", ("T1", 90)),
                        Hours.Course("A-2026-002", "2026-09-23 19:00", ("T1", 90)),
                    ],
                    Hours.Teacher("T1", limit: 1)
                )
            )
        );

    [Fact]
    public void Nobody_teaches_it() => Assert.Equal("没有登记能教柔力球的老师", Of(Alone()));

    [Fact]
    public void Everybody_was_asked() =>
        Assert.Equal(
            "能上的1位老师都已问过",
            Of(Alone(), new RankedCourse(Course, [new Candidate("T1", "林海", Nothing, 0)], []))
        );

    [Fact]
    public void Nobody_can_come_and_why_the_most_frequent_first() =>
        Assert.Equal(
            "能教柔力球的3位老师都上不了：2位不到该区授课，1位时间冲突",
            Of(
                Alone(),
                new RankedCourse(
                    Course,
                    [],
                    [
                        new LeftOut("T1", "林海", [LeftOutReason.Busy, LeftOutReason.OverLimit]),
                        new LeftOut("T2", "周山", [LeftOutReason.TooFar]),
                        new LeftOut("T3", "吴江", [LeftOutReason.TooFar]),
                    ]
                )
            )
        );

    private static ScoreParts Nothing { get; } = new(0, 0, 0, 0, 0, 0);

    private static PlanProblem Alone() => Hours.Problem([Hours.Course(Course, "2026-09-22 19:00")]);

    private static string Of(PlanProblem problem, RankedCourse? ranked = null) =>
        UnservedReason.Of(problem, ranked ?? new RankedCourse(Course, [], []));
}
