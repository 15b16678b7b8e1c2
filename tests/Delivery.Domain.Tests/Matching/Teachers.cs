using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Matching;

/// <summary>A teacher whom nothing speaks against and a course that asks for one, to be spoilt by each test.</summary>
internal static class Teachers
{
    public static MatchingSettings Settings { get; } = new();

    public static Teacher Lin { get; } =
        new(
            "T001",
            "林海",
            "13900001001",
            "linhai@example.cn",
            ["TJQ"],
            "一级",
            ["黄浦区", "静安区"],
            WeeklyLimit: 4,
            Availability: [],
            Unavailable: [],
            NameMayBePublished: true,
            Active: true
        );

    public static CourseNeed Need { get; } =
        new(
            "310101002-2026-001",
            "TJQ",
            Category.MartialArts,
            "310101002",
            "黄浦区",
            "社区文化活动中心",
            [Lesson("2026-09-15 09:30"), Lesson("2026-09-22 09:30")],
            RequestedTeacher: null,
            GradeAskedFor: null,
            ExcludedTeachers: []
        );

    /// <summary>A lesson of another course of another street in the same district.</summary>
    public static Booking Elsewhere(string start, int minutes = 90) =>
        new("310101013-2026-001-01", At(start), minutes, "黄浦区", "310101013", "外滩健身苑");

    public static TeacherSituation Idle(Teacher teacher) => new(teacher, [], TeacherRecord.Blank(teacher.TeacherId));
}
