using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

/// <param name="All">Staff have given up: all that remain. Otherwise those that have come without a teacher.</param>
public sealed record CallingOff(DropOutOf DropOut, bool All = false);

/// <summary>
/// Lessons that nobody gives are called off as an approved change would: in one batch they are cancelled and the change is
/// kept, and what follows it is carried out (quota, lists, programme, everybody who has to know).
/// </summary>
/// <returns>Whether lessons are left that a teacher is looked for.</returns>
public sealed class CallOffLessons(
    CourseChanges changes,
    StreetYears streetYears,
    StageMoves moves,
    MatchingPlans plans,
    Commands commands,
    TimeProvider clock
)
{
    public const string Reason = "原来的老师不再上，到上课时还没有请到别的老师";

    private const string System = "系统";

    [Function(nameof(CallOffLessons))]
    public async Task<bool> Run([ActivityTrigger] CallingOff off, [DurableClient] DurableTaskClient durable)
    {
        var courseId = off.DropOut.CourseId;
        var course = await changes.GetCourseAsync(courseId);
        var isAnyLeft = course.Lessons.Where(CourseWithLessons.IsRemaining).Any(lesson => !Is(off, lesson));
        if (!isAnyLeft)
        {
            await plans.LeaveAsync(courseId);
            // Before its last lesson is off, so that the course can be completed with what was held.
            if (course.Lessons.Any(lesson => lesson.Teacher is not null))
                await moves.MoveAsync(courseId, OrderStage.InDelivery, System);
        }

        var place = new Place(changes.Table, courseId);
        await commands.RunAsync(Caller.Service, place, durable, () => DecideAsync(off));
        return isAnyLeft;
    }

    private bool Is(CallingOff off, Lesson lesson) =>
        CourseWithLessons.IsRemaining(lesson) && (off.All || lesson.Start <= clock.GetUtcNow());

    private async Task<Decided<int>> DecideAsync(CallingOff off)
    {
        var course = await changes.GetCourseAsync(off.DropOut.CourseId);
        var lessons = course.StoredLessons.Where(stored => Is(off, stored.Value)).ToList();
        if (lessons.Count == 0 || course.Course.Teacher is not null || course.Course.DropOuts != off.DropOut.Number)
            return Outcome.Of(0);
        var change = ChangeOf(course, [.. lessons.Select(stored => stored.Value)], await ReasonAsync(off));
        return Decided.Change(
            lessons.Count,
            new Act("course.call-off", change.ChangeId, change.Reason),
            [
                TableRows.Replace(Courses.RowOf(course.Course), course.StoredCourse.ETag),
                TableRows.Insert(CourseChanges.RowOf(change)),
                .. lessons.Zip(
                    change.Lessons,
                    (stored, one) =>
                        TableRows.Replace(
                            Courses.RowOf(stored.Value.After(one, venue: null, change.FiledAt)),
                            stored.ETag
                        )
                ),
            ],
            OutboxMessage.Start(OrchestratorNames.CallOff, Instances.Change(change.ChangeId), change.ChangeId)
        );
    }

    private ChangeRequest ChangeOf(CourseWithChanges course, IReadOnlyList<Lesson> lessons, string reason)
    {
        var now = clock.GetUtcNow();
        return new ChangeRequest(
            ChangeId.Format(course.Course.CourseId, course.Changes.Count + 1),
            course.Course.CourseId,
            ChangeKind.Cancel,
            [
                .. lessons.Select(lesson => new LessonChange(
                    lesson.LessonId,
                    lesson.Number,
                    new LessonTime(lesson.Start, lesson.Minutes),
                    To: null
                )),
            ],
            Venue: null,
            reason,
            ChangeSide.Staff,
            System,
            now,
            ChangeState.Approved,
            now,
            System,
            NobodyAsked: true
        );
    }

    // Whoever gave up said why.
    private async Task<string> ReasonAsync(CallingOff off) =>
        off.All
        && (await streetYears.GetOrderAsync(off.DropOut.CourseId)).Value.History.LastOrDefault(one =>
            one.What == CancelCourse.NobodyElse
        )
            is { Comment: { Length: > 0 } why }
            ? why
            : Reason;
}
