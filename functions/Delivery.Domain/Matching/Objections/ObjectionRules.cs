using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Matching.Objections;

/// <summary>
/// "The street may object within one working day with a reason": from the moment at which the teacher has acknowledged, since
/// the confirmation is in effect then, and the street learns who comes.
/// </summary>
public static class ObjectionRules
{
    public const int ShortestReason = 5;
    public const int LongestReason = 500;

    /// <summary>Until when (Asia/Shanghai, 17:00 of a working day) the street may object; never after the teacher's first lesson.</summary>
    /// <returns>
    /// Null where it may not: the setting says so, a year of the calendar is not loaded, or the lesson is so near that a search
    /// could hardly end before it. Then the street calls.
    /// </returns>
    public static DateTimeOffset? EndsAt(
        DateTimeOffset acknowledged,
        DateTimeOffset firstLesson,
        WorkingCalendar calendar,
        MatchingSettings settings
    )
    {
        var (today, first) = (ShanghaiTime.DateOf(acknowledged), ShanghaiTime.DateOf(firstLesson));
        if (settings.ObjectionWorkingDays == 0 || !calendar.HasYear(first.Year) || first <= today)
            return null;
        if (calendar.FindWorkingDay(today, settings.UrgentWorkingDays) is not { } soonest || soonest > first)
            return null;
        if (calendar.FindWorkingDay(today, settings.ObjectionWorkingDays) is not { } last)
            return null;
        var end = ShanghaiTime.At(last, 17);
        return end < firstLesson ? end : firstLesson;
    }

    /// <param name="number">Which teacher of the course it is said against; null for the present one.</param>
    public static Outcome<Objection> File(DropOutFacts facts, string? reason, string by, int? number = null)
    {
        if (Impossible(facts) is { } impossible)
            return Outcome.Refused<Objection>(impossible);
        if (number is not null && number != facts.Course.DropOuts + 1)
            return Outcome.Refused<Objection>(Late);
        return reason?.Trim().Length is not (>= ShortestReason and <= LongestReason)
            ? Outcome.Refused<Objection>(
                "objection.reason",
                $"请用{ShortestReason}至{LongestReason}个字写明对这位老师有什么异议",
                "reason"
            )
            : Outcome.Of(new Objection(facts.Course.DropOuts + 1, reason.Trim(), by, facts.Now));
    }

    /// <summary>What no reason would help.</summary>
    public static Refusal? Impossible(DropOutFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var course = facts.Course;
        return course is not { Teacher: not null, AcknowledgedAt: not null }
                ? new Refusal("objection.early", "这门课还没有确定老师并由老师签收，现在不能提异议")
            : facts.Stage is not (OrderStage.Confirmed or OrderStage.InDelivery)
                ? new Refusal("objection.stage", $"课程目前是“{facts.Stage.Label()}”，不能再对老师提异议")
            : course.Objection is not null ? new Refusal("objection.twice", "对这位老师已经提过异议，不能再提一次")
            : facts.HasTaught
                ? new Refusal("objection.taught", "这位老师已经开始上课，不能再提异议；有问题请打电话给协会")
            : course.ObjectUntil is not { } until
                ? new Refusal(
                    "objection.none",
                    "这位老师没有异议期（离上课太近，或协会没有开放），有问题请打电话给协会"
                )
            : facts.Now >= until ? Late
            : null;
    }

    /// <summary>Staff agree: the teacher leaves as by a drop-out that is nobody's fault.</summary>
    /// <param name="words">What staff write to the teacher; null for nothing.</param>
    /// <param name="number">Of the objection that staff read; null for whichever waits.</param>
    public static Outcome<CourseAfterDropOut> Accept(DropOutFacts facts, string? words, int? number = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return OpenOf(facts, number) is { } open
            ? DropOutRules.Decide(facts, open.Reason, byStaff: true, DropOutKind.Objection, words)
            : Outcome.Refused<CourseAfterDropOut>(Nothing);
    }

    /// <param name="number">Of the objection that staff read; null for whichever waits.</param>
    public static Outcome<Objection> Decline(DropOutFacts facts, string? answer, int? number = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (OpenOf(facts, number) is not { } open)
            return Outcome.Refused<Objection>(Nothing);
        return string.IsNullOrWhiteSpace(answer)
            ? Outcome.Refused<Objection>("objection.answer", "请写明为什么不同意，街镇会看到", "answer")
            : Outcome.Of(open with { State = ObjectionState.Declined, DecidedAt = facts.Now, Answer = answer.Trim() });
    }

    private static Objection? OpenOf(DropOutFacts facts, int? number) =>
        facts.Course.Objection is { State: ObjectionState.Open } open && (number ?? open.Number) == open.Number
            ? open
            : null;

    private static Refusal Late { get; } = new("objection.late", "提异议的时间已经过了，有问题请打电话给协会");

    private static Refusal Nothing { get; } = new("objection.decided", "这门课没有等待决定的异议，请刷新页面查看");
}
