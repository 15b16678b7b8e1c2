using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Matching.Objections;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.DropOuts;

/// <summary>
/// A confirmed teacher drops out, by themselves or as staff write it down. In one batch the course is without a teacher, and
/// what has begun stays with the one who leaves; the rest follows from the orchestration that it starts.
/// </summary>
public sealed class DropOutTeacher(
    CourseChanges changes,
    StreetYears streetYears,
    Commands commands,
    TimeProvider clock
)
{
    /// <param name="teacherId">Who drops out; another is refused. Null for whoever teaches the course.</param>
    public Task<Outcome<DropOut>> RunAsync(
        string courseId,
        string? teacherId,
        string? reason,
        Call call,
        DurableTaskClient durable
    ) =>
        commands.RunAsync(
            call,
            new Place(changes.Table, courseId),
            durable,
            () => DecideAsync(courseId, teacherId, reason, call.By.IsStaff)
        );

    /// <summary>What is known of a course for this; null when there is no such course.</summary>
    public async Task<DropOutFacts?> FactsAsync(string courseId) =>
        await changes.FindCourseAsync(courseId) is { } course ? await FactsAsync(course) : null;

    internal async Task<DropOutFacts> FactsAsync(CourseWithChanges course) =>
        new(
            (await streetYears.GetOrderAsync(course.Course.CourseId)).Value.Stage,
            course.Course,
            course.Lessons,
            course.Changes.Any(change => change is { State: ChangeState.Approved, CarriedOut: false }),
            clock.GetUtcNow()
        );

    private async Task<Decided<DropOut>> DecideAsync(string courseId, string? teacherId, string? reason, bool byStaff)
    {
        if (await changes.FindCourseAsync(courseId) is not { } course)
            return Outcome.Refused<DropOut>(AssignTeacher.Unknown(courseId));
        if (teacherId is not null && course.Course.Teacher is { } other && other.TeacherId != teacherId)
            return Outcome.Refused<DropOut>("dropout.no-teacher", "这门课现在由别的老师上");
        var decided = DropOutRules.Decide(await FactsAsync(course), reason, byStaff);
        if (decided.IsRefused)
            return Outcome.Refused<DropOut>(decided.Refusals);
        var dropOut = decided.Value.DropOut;
        return Decided.Change(
            dropOut,
            new Act("course.drop-out", courseId, $"{dropOut.TeacherId} {reason}"),
            RowsOf(course, decided.Value),
            [.. MessagesOf(course.Course, dropOut)]
        );
    }

    internal static IReadOnlyList<TableTransactionAction> RowsOf(CourseWithChanges course, CourseAfterDropOut after) =>
        [
            TableRows.Replace(Courses.RowOf(after.Course), course.StoredCourse.ETag),
            TableRows.Insert(Storage.Matching.DropOuts.RowOf(after.DropOut)),
            .. after.Held.Select(lesson =>
                TableRows.Replace(
                    Courses.RowOf(lesson),
                    course.StoredLessons.First(stored => stored.Value.LessonId == lesson.LessonId).ETag
                )
            ),
        ];

    // Whoever still waits for the acknowledgement of the one who leaves waits no longer.
    internal static IEnumerable<OutboxMessage> MessagesOf(Domain.Teaching.Course before, DropOut dropOut)
    {
        var (id, number) = (dropOut.CourseId, dropOut.Number);
        if (before.AcknowledgedAt is null)
            yield return OutboxMessage.Raise(Instances.Search(id, before.DropOuts), Events.Acknowledged, false);
        // Decided, or nobody's any more.
        if (before.Objection is { State: ObjectionState.Open } open)
            yield return OutboxMessage.Raise(Instances.Objection(id, open.Number), Events.ObjectionDecided, true);
        yield return OutboxMessage.Start(
            nameof(DropOutOrchestrator),
            Instances.DropOut(id, number),
            new DropOutOf(id, number)
        );
    }
}
