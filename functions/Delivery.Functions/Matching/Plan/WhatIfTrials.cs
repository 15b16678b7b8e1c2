using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.Plan;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Matching.Plan;

namespace Delivery.Functions.Matching.Plan;

/// <param name="Tried">In a sentence.</param>
public sealed record Trial(string Tried, PlanFacts Facts);

/// <summary>What a plan is made of, with one thing otherwise: a teacher more, an obstacle less, a lesson at another time.</summary>
public sealed class WhatIfTrials(
    PlanInput input,
    TeacherSituations situations,
    MatchingPlans plans,
    CurrentSettings settings
)
{
    private const string NewTeacher = "+";
    private const int UsualLimit = 6;

    public async Task<Outcome<Trial>> TryAsync(MadePlan now, WhatIfModel typed) =>
        typed.Of("if") switch
        {
            "teacher" => OneMore(now, typed),
            "lift" => await LiftedAsync(now, typed),
            "move" => await MovedAsync(now, typed),
            _ => Refused("if", "请选择要试哪一种改动"),
        };

    private Outcome<Trial> OneMore(MadePlan now, WhatIfModel typed)
    {
        if (typed.Disciplines.FirstOrDefault(one => one.Value == typed.Of("discipline")) is not { } discipline)
            return Refused("discipline", "请选择项目");
        if (typed.Districts.FirstOrDefault(one => one.Value == typed.Of("district")) is not { } district)
            return Refused("district", "请选择区");
        var teacher = new Teacher(
            NewTeacher,
            "新增的",
            "",
            "",
            [discipline.Value],
            "",
            [district.Value],
            UsualLimit,
            [],
            [],
            false,
            Active: true
        );
        var situation = new TeacherSituation(teacher, [], TeacherRecord.Blank(NewTeacher));
        var courses = now
            .Facts.Courses.Zip(now.Facts.Ranked)
            .Where(one => IsOpen(one.First) && IsCapable(situation, one.Second.Need))
            .Select(one => one.First.CourseId);
        return Outcome.Of(
            new Trial(
                $"多一位会教{discipline.Text}、能去{district.Text}、每周最多{UsualLimit}节的老师",
                With(now.Facts, situation, courses.ToHashSet())
            )
        );
    }

    private async Task<Outcome<Trial>> LiftedAsync(MadePlan now, WhatIfModel typed)
    {
        if (now.Facts.Ranked.FirstOrDefault(one => one.Need.CourseId == typed.Of("liftCourse")) is not { } course)
            return Refused("liftCourse", "请选择课程");
        if (!IsOpen(now.Facts.Courses.First(one => one.CourseId == course.Need.CourseId)))
            return Refused("liftCourse", "这门课已暂停安排，或者正在问老师，请选择别的课程");
        var teacherId = typed.Of("teacher");
        var left = course.Ranked.LeftOut.FirstOrDefault(one => one.TeacherId == teacherId);
        if (left is null || await situations.ReadAsync(teacherId, course.Need) is not { } situation)
            return Refused("teacher", "这位老师对这门课没有障碍，或者不教这个项目");
        if (BookingRules.Conflicts(situation.Bookings, Wanted(course.Need), settings.Matching).Count > 0)
            return Refused("teacher", "这位老师那时已有别的课，谁也不能同时上两节");
        return Outcome.Of(
            new Trial(
                $"不计较{left.Name}老师“{string.Join("、", left.Reasons.Select(LabelOf))}”",
                With(now.Facts, situation, new HashSet<string> { course.Need.CourseId }, Raised(situation, course.Need))
            )
        );
    }

    // Without another lesson then, busy means outside the hours that the teacher gives.
    private static string LabelOf(LeftOutReason reason) =>
        reason == LeftOutReason.Busy ? "不在本人的可授课时间内" : reason.Label();

    private static IReadOnlyList<Booking> Wanted(CourseNeed need) =>
        need.AsBookings(index => LessonId.Format(need.CourseId, index + 1));

    /// <summary>The weekly limit with which the teacher could give this course beside what is booked.</summary>
    private static int Raised(TeacherSituation situation, CourseNeed need) =>
        Wanted(need)
            .GroupBy(lesson => lesson.Week)
            .Select(week => week.Count() + situation.Bookings.Count(one => one.Week == week.Key))
            .Append(situation.Teacher.WeeklyLimit)
            .Max();

    // What waits for staff is not planned, and who is being asked first stays so.
    private static bool IsOpen(CourseToPlan course) => course is { OnHold: null, Stays: null };

    private async Task<Outcome<Trial>> MovedAsync(MadePlan now, WhatIfModel typed)
    {
        if (now.Facts.Courses.FirstOrDefault(one => one.CourseId == typed.Of("moveCourse")) is not { } moved)
            return Refused("moveCourse", "请选择课程");
        if (
            TypedNumbers.Whole(typed.Of("lesson")) is not { } number
            || number < 1
            || number > moved.Course.Lessons.Count
        )
            return Refused("lesson", $"这门课有{moved.Course.Lessons.Count}节，请写1至{moved.Course.Lessons.Count}");
        if (!TryMoment(typed, out var start))
            return Refused("lessonDate", "请写明改到哪一天、几点开始");
        var lessons = moved.Course.Lessons.Select(
            (lesson, at) => at == number - 1 ? lesson with { Start = start } : lesson
        );
        var course = moved with
        {
            Course = moved.Course with { Lessons = [.. lessons.OrderBy(lesson => lesson.Start)] },
        };
        var facts = await input.ReadAsync(
            [.. now.Facts.Courses.Select(one => one.CourseId == course.CourseId ? course : one)],
            await plans.TurnsAsync()
        );
        return Outcome.Of(new Trial($"第{number}节改到{ChineseDates.Moment(start)}", facts));
    }

    private static bool TryMoment(WhatIfModel typed, out DateTimeOffset start)
    {
        start = default;
        var (dateText, timeText) = (typed.Of("lessonDate"), typed.Of("lessonStart"));
        var culture = CultureInfo.InvariantCulture;
        if (
            !DateOnly.TryParseExact(dateText, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day)
            || !TimeOnly.TryParseExact(timeText, "HH:mm", culture, DateTimeStyles.None, out var time)
            || day.Year is < 2000 or > 2200
        )
            return false;
        start = ShanghaiTime.At(day, time.Hour, time.Minute);
        return true;
    }

    private bool IsCapable(TeacherSituation situation, CourseNeed need) =>
        Capability.ReasonsAgainst(situation.Teacher, need, situation.Bookings, settings.Matching).Count == 0;

    /// <summary>The same, and the teacher can be given these courses.</summary>
    private PlanFacts With(
        PlanFacts facts,
        TeacherSituation situation,
        IReadOnlySet<string> courses,
        int? weeklyLimit = null
    )
    {
        var id = situation.Teacher.TeacherId;
        var ranked = facts
            .Ranked.Select(one => courses.Contains(one.Need.CourseId) ? WithCandidate(one, situation) : one)
            .ToList();
        var planned = facts.Problem.Courses.Select(course =>
            courses.Contains(course.CourseId)
                ? course with
                {
                    Options = [.. course.Options, OptionOf(ranked, course.CourseId, id)],
                }
                : course
        );
        var teachers = facts.Problem.Teachers.Values.ToDictionary(one => one.TeacherId, StringComparer.Ordinal);
        var known =
            teachers.GetValueOrDefault(id) ?? new PlanTeacher(id, situation.Teacher.WeeklyLimit, situation.Bookings);
        teachers[id] = known with { WeeklyLimit = weeklyLimit ?? known.WeeklyLimit };
        return facts with { Ranked = ranked, Problem = new PlanProblem(planned, teachers.Values, settings.Matching) };
    }

    private static PlanOption OptionOf(IReadOnlyList<RankedNeed> ranked, string courseId, string teacherId) =>
        ranked
            .First(one => one.Need.CourseId == courseId)
            .Ranked.Candidates.Where(one => one.TeacherId == teacherId)
            .Select(one => new PlanOption(teacherId, one.Total))
            .First();

    private RankedNeed WithCandidate(RankedNeed one, TeacherSituation situation)
    {
        var parts = Scoring.Of(situation, one.Need, settings.Matching.Weights);
        var candidate = new Candidate(situation.Teacher.TeacherId, situation.Teacher.Name, parts, parts.Total);
        return one with { Ranked = one.Ranked with { Candidates = [.. one.Ranked.Candidates, candidate] } };
    }

    private static Outcome<Trial> Refused(string field, string message) =>
        Outcome.Refused<Trial>(new Refusal("plan.trial", message, field));
}
