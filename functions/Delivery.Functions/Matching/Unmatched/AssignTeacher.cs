using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Unmatched;

/// <summary>
/// Staff assign a teacher by hand, while teachers are still asked or after nobody was found. The calendar decides at
/// once; every other obstacle can be overruled with a reason.
/// </summary>
public sealed class AssignTeacher(
    Courses courses,
    StreetYears streetYears,
    TeacherSituations situations,
    TeacherCalendars calendars,
    Storage.Matching.DropOuts dropOuts,
    Commands commands,
    KeptAnswers answers,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal Unknown(string courseId) => new("course.unknown", $"没有找到课程“{courseId}”，请核对编号");

    public static Refusal HasNoSearch(OrderStage stage) =>
        new("course.stage", $"课程目前是“{stage.Label()}”，只有正在找老师的课程可以这样处理");

    public async Task<Outcome<Assignment>> RunAsync(
        string courseId,
        string teacherId,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!TableRows.CanBeKey(teacherId))
            return Outcome.Refused<Assignment>(UnknownTeacher(teacherId));
        var place = new Place(calendars.Table, teacherId);
        var outcome = await commands.RunAsync(call, place, durable, () => DecideAsync(courseId, teacherId, reason));
        if (outcome.IsRefused || await IsTakenAsync(courseId, teacherId) is not { } taken)
            return outcome;
        await calendars.FreeAsync(teacherId, courseId, clock.GetUtcNow());
        outcome = Outcome.Refused<Assignment>(HasNoSearch(taken));
        await answers.ReplaceAsync(call, place, outcome);
        return outcome;
    }

    private async Task<Decided<Assignment>> DecideAsync(string courseId, string teacherId, string? reason)
    {
        if (await courses.FindWithLessonsAsync(courseId) is not { Remaining: var course })
            return Outcome.Refused<Assignment>(Unknown(courseId));
        var order = (await streetYears.GetOrderAsync(courseId)).Value;
        if (StageAgainst(order) is { } stage)
            return Outcome.Refused<Assignment>(HasNoSearch(stage));
        // Booked now, it would be for times that are the course's no more in a moment.
        if (order is { WasConfirmed: false, Times: { WaitsForSearch: true } })
            return Outcome.Refused<Assignment>(NewTimes);
        var need = await situations.NeedAsync(course);
        if (await situations.ReadAsync(teacherId, need) is not { } situation)
            return Outcome.Refused<Assignment>(UnknownTeacher(teacherId));
        if (await WasObjectedToAsync(course.Course, teacherId))
            return Outcome.Refused<Assignment>(Objected(situation.Teacher));
        if (ObstaclesTo(situation, need, reason) is { } obstacles)
            return Outcome.Refused<Assignment>(obstacles);
        var wanted = TeacherSituations.BookingsOf(course);
        var (answer, rows) = await calendars.RowsToBookAsync(teacherId, wanted, weeklyLimit: null);
        return answer != BookingAnswer.Booked
            ? Outcome.Refused<Assignment>(Busy(situation.Teacher))
            : Decided.Change(
                new Assignment(courseId, teacherId, situation.Teacher.Name),
                new Act("course.assign", courseId, $"{teacherId} {reason}"),
                rows,
                OutboxMessage.Raise(
                    Instances.Search(courseId, course.Course.DropOuts),
                    Events.StaffMatched,
                    new StaffDecision(StaffMatch.Assigned, teacherId)
                )
            );
    }

    private static Refusal UnknownTeacher(string teacherId) =>
        new("teacher.unknown", $"没有登记老师“{teacherId}”，请核对编号", "teacher");

    private static Refusal Objected(Teacher teacher) =>
        new("assign.objected", $"街镇对{teacher.Name}老师提过异议，协会已同意另请，请另选一位", "teacher");

    // Who dropped out may be won back with a reason; whom the street would not have may not.
    private async Task<bool> WasObjectedToAsync(Domain.Teaching.Course course, string teacherId)
    {
        for (var number = 1; number <= course.DropOuts; number++)
            if (
                course.FormerTeachers![number - 1] == teacherId
                && (await dropOuts.GetAsync(course.CourseId, number)).Kind == DropOutKind.Objection
            )
                return true;
        return false;
    }

    private Refusal? ObstaclesTo(TeacherSituation situation, CourseNeed need, string? reason)
    {
        var wanted = need.AsBookings(index => LessonId.Format(need.CourseId, index + 1));
        if (BookingRules.Conflicts(situation.Bookings, wanted, settings.Matching).Count > 0)
            return Busy(situation.Teacher);
        var against = Capability.ReasonsAgainst(situation.Teacher, need, situation.Bookings, settings.Matching);
        return against.Count == 0 || !string.IsNullOrWhiteSpace(reason)
            ? null
            : new Refusal(
                "assign.reason",
                $"{situation.Teacher.Name}老师{string.Join("、", against.Select(one => one.Label()))}；仍要指定，请写明原因",
                "reason"
            );
    }

    private static Refusal Busy(Teacher teacher) =>
        new("assign.busy", $"{teacher.Name}老师在这些时间已有别的课，请另选一位", "teacher");

    private static Refusal NewTimes { get; } =
        new("assign.times", "街镇刚另选了时间，马上按新的时间找老师，请稍后刷新页面再指定");

    private static OrderStage? StageAgainst(Order order) =>
        order.Stage is OrderStage.Approved or OrderStage.Matching or OrderStage.Unmatched ? null : order.Stage;

    // Somebody else may have been confirmed, or the order taken back, between the look and the booking.
    private async Task<OrderStage?> IsTakenAsync(string courseId, string teacherId)
    {
        if (StageAgainst((await streetYears.GetOrderAsync(courseId)).Value) is not { } stage)
            return null;
        var confirmed = (await courses.GetAsync(courseId)).Value.Teacher?.TeacherId;
        // The order is confirmed a moment before the course names its teacher. Should that be another, the search frees ours.
        var isBeingNamed = confirmed is null && stage == OrderStage.Confirmed;
        return confirmed == teacherId || isBeingNamed ? null : stage;
    }
}

/// <summary>Whom staff assigned.</summary>
public sealed record Assignment(string CourseId, string TeacherId, string TeacherName);
