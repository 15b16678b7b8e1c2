using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>
/// Staff decide a change. Approved, the change and its lessons are saved together, in the course's partition; before,
/// the teacher's calendar holds the other times beside the old ones, so that nobody can take either. The change's
/// orchestration then leaves the right ones.
/// </summary>
public sealed class DecideChange(
    CourseChanges changes,
    ChangeLists lists,
    TeacherCalendars calendars,
    HeldLessons held,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Unknown(string changeId) =>
        new("change.unknown", $"没有找到更改申请“{changeId}”，请核对编号");

    public async Task<Outcome<ChangeRequest>> RunAsync(
        string changeId,
        bool approve,
        string? comment,
        Call call,
        DurableTaskClient durable
    )
    {
        if (!approve && string.IsNullOrWhiteSpace(comment))
            return Outcome.Refused<ChangeRequest>("change.comment", "请写明不同意的原因，申请人会看到", "comment");
        if (!ChangeId.TryParse(changeId, out var courseId))
            return Outcome.Refused<ChangeRequest>(Unknown(changeId));
        var to = approve ? ChangeState.Approved : ChangeState.Rejected;
        var place = new Place(changes.Table, courseId);
        var decided = await commands.RunAsync(
            call,
            place,
            durable,
            () => DecideAsync(courseId, changeId, to, comment, call.By)
        );
        if (!decided.IsRefused)
            await lists.RefreshAsync(changeId);
        else if (approve && await changes.FindAsync(changeId) is { Value: var change })
            await held.ReleaseAsync(change);
        return decided;
    }

    /// <summary>The lesson has begun and nobody has decided.</summary>
    /// <returns>The state that the change is in now: a decision may have come at the last moment.</returns>
    public async Task<ChangeState> LapseAsync(string changeId)
    {
        var courseId = (await changes.GetAsync(changeId)).CourseId;
        await commands.RunAsync(
            Caller.Service,
            new Place(changes.Table, courseId),
            null,
            () => DecideAsync(courseId, changeId, ChangeState.Lapsed, null, Caller.Service)
        );
        return (await changes.GetAsync(changeId)).State;
    }

    private async Task<Decided<ChangeRequest>> DecideAsync(
        string courseId,
        string changeId,
        ChangeState to,
        string? comment,
        Caller by
    )
    {
        if (await changes.FindCourseAsync(courseId) is not { } course || course.Change(changeId) is not { } stored)
            return Outcome.Refused<ChangeRequest>(Unknown(changeId));
        var decided = stored.Value.Decide(to, clock.GetUtcNow(), by.Name, comment);
        if (decided.IsRefused)
            return decided;
        if (to == ChangeState.Approved && await AgainstAsync(stored.Value, course) is { } refusal)
            return Outcome.Refused<ChangeRequest>(refusal);
        return Decided.Change(
            decided.Value,
            new Act($"change.{to}", changeId, comment),
            [
                TableRows.Replace(CourseChanges.RowOf(decided.Value), stored.ETag),
                .. to == ChangeState.Approved ? Changed(decided.Value, course) : [],
            ],
            // The orchestration lets its own request lapse.
            to == ChangeState.Lapsed
                ? []
                : [OutboxMessage.Raise(Instances.Change(changeId), Events.ChangeDecided, to)]
        );
    }

    private async Task<Refusal?> AgainstAsync(ChangeRequest change, CourseWithChanges course)
    {
        if (change.LapsesAt <= clock.GetUtcNow())
            return new Refusal("change.begun", "这节课已经开始，不能再更改");
        if (!change.Fits(course.Lessons))
            return new Refusal("change.stage", "申请以后课程又有变动，请不同意这一份，请对方按现在的时间重新申请");
        if (course.Changes.Any(other => other is { State: ChangeState.Approved, CarriedOut: false }))
            return new Refusal("change.stage", "这门课上一个更改正在办理，请过几分钟再试");
        if (course.Course.Teacher is not { } teacher)
            return new Refusal("change.stage", "这门课现在没有老师，请先安排老师");
        var wanted = WantedBy(change, course);
        return
            wanted.Count > 0
            && await calendars.BookAsync(teacher.TeacherId, wanted, weeklyLimit: null) != BookingAnswer.Booked
            ? new Refusal("change.teacher-busy", $"{teacher.Name}老师在新的时间已有别的课或来不及赶到，不能同意")
            : null;
    }

    /// <summary>The teacher's bookings as they would be; none where a lesson is only cancelled.</summary>
    public static IReadOnlyList<Booking> WantedBy(ChangeRequest change, CourseWithChanges course) =>
        [
            .. change
                .Lessons.Where(one => one.To is not null)
                .Select(one =>
                    Booking.Of(course.Course, course.Lesson(one.LessonId)!.After(one, change.Venue, change.FiledAt))
                ),
        ];

    // The course is replaced as it is: should somebody change its teacher meanwhile, this is decided anew.
    private static IEnumerable<TableTransactionAction> Changed(ChangeRequest change, CourseWithChanges course) =>
        change
            .Lessons.Select(one =>
            {
                var lesson = course.StoredLessons.First(stored => stored.Value.LessonId == one.LessonId);
                var changed = lesson.Value.After(one, change.Venue, change.DecidedAt!.Value);
                return TableRows.Replace(Courses.RowOf(changed), lesson.ETag);
            })
            .Append(TableRows.Replace(Courses.RowOf(course.Course), course.StoredCourse.ETag));
}
