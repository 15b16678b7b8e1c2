using Delivery.Domain.Calendar;

namespace Delivery.Domain.Matching.Plan;

/// <summary>Why a plan has nobody for a course, in the words of whoever has to do something about it.</summary>
public static class UnservedReason
{
    /// <param name="ranked">The course's ranking, from which the plan took its options.</param>
    public static string Of(PlanProblem problem, RankedCourse ranked)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(ranked);
        var at = Enumerable
            .Range(0, problem.Courses.Count)
            .First(one => problem.Courses[one].CourseId == ranked.CourseId);
        var course = problem.Courses[at];
        if (course.Options.Count > 0)
            return NeededElsewhere(problem, at);
        if (ranked.Candidates.Count > 0)
            return $"能上的{ranked.Candidates.Count}位老师都已问过";
        return ranked.LeftOut.Count == 0
            ? $"没有登记能教{course.Discipline}的老师"
            : $"能教{course.Discipline}的{ranked.LeftOut.Count}位老师都上不了：{string.Join("，", Tally(ranked.LeftOut))}";
    }

    private static string NeededElsewhere(PlanProblem problem, int at)
    {
        var course = problem.Courses[at];
        var teachers = course.Options.Select(option => option.TeacherId).ToHashSet(StringComparer.Ordinal);
        var rivals = problem
            .Clashes.With(at)
            .Select(other => problem.Courses[other])
            .Where(other => other.Options.Any(option => teachers.Contains(option.TeacherId)))
            .ToList();
        var what = rivals.TrueForAll(other => other.Discipline == course.Discipline) ? course.Discipline : "课";
        return rivals.Count >= teachers.Count
            ? $"{rivals.Count + 1}门课想在{Hours(course.Lessons[0])}上{what}，能教的老师只有{teachers.Count}位"
            : $"能教{course.Discipline}的{teachers.Count}位老师排了别的课，再加就超过每周课时上限或时间冲突";
    }

    private static IEnumerable<string> Tally(IReadOnlyList<LeftOut> leftOut) =>
        leftOut
            .GroupBy(one => one.Reasons[0])
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key)
            .Select(group => $"{group.Count()}位{group.Key.Label()}");

    /// <summary>周二晚上</summary>
    private static string Hours(Booking lesson)
    {
        var hour = ShanghaiTime.TimeOf(lesson.Start).Hour;
        var part =
            hour < 12 ? "上午"
            : hour < 18 ? "下午"
            : "晚上";
        return ChineseDates.Weekday(ShanghaiTime.DateOf(lesson.Start)) + part;
    }
}
