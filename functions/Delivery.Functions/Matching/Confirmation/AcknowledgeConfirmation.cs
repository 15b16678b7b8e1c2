using Delivery.Domain;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Teaching;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Confirmation;

/// <summary>The teacher, or staff on the teacher's behalf, acknowledges the confirmation: from then on it is in effect, and the street may object for a while.</summary>
public sealed class AcknowledgeConfirmation(
    Courses courses,
    Calendars calendars,
    CurrentSettings settings,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Changed { get; } =
        new("confirmation.stage", "这份确认单已失效：课程已改由别的老师上，或已取消");

    public static Refusal Over { get; } = new("confirmation.stage", "这门课的课时都已上完，不用再签收");

    /// <summary>When the last of a course's remaining lessons ends: from then on there is nothing to acknowledge.</summary>
    public static DateTimeOffset EndOf(CourseWithLessons remaining) => remaining.Lessons.Max(lesson => lesson.End);

    /// <param name="teacherId">Whose confirmation it is; null for whoever teaches the course now.</param>
    public Task<Outcome<Course>> RunAsync(string courseId, string? teacherId, Call call, DurableTaskClient durable) =>
        commands.RunAsync(call, new Place(courses.Table, courseId), durable, () => DecideAsync(courseId, teacherId));

    private async Task<Decided<Course>> DecideAsync(string courseId, string? teacherId)
    {
        if (await courses.FindWithLessonsAsync(courseId) is not { Stored: var stored } course)
            return Outcome.Refused<Course>(AssignTeacher.Unknown(courseId));
        if (stored.Value.Teacher is not { } teacher)
            return Outcome.Refused<Course>("confirmation.stage", "这门课还没有确定老师，不能签收");
        if (teacherId is not null && teacher.TeacherId != teacherId)
            return Outcome.Refused<Course>(Changed);
        if (stored.Value.AcknowledgedAt is not null)
            return Outcome.Of(stored.Value);
        var now = clock.GetUtcNow();
        if (SendConfirmation.IsCalledOff(course.Remaining))
            return Outcome.Refused<Course>(Changed);
        if (EndOf(course.Remaining) <= now)
            return Outcome.Refused<Course>(Over);
        var acknowledged = stored.Value with
        {
            AcknowledgedAt = now,
            ObjectUntil = ObjectionRules.EndsAt(
                now,
                course.Remaining.First.Start,
                await calendars.LoadAsync(),
                settings.Matching
            ),
        };
        return Decided.Change(
            acknowledged,
            new Act("confirmation.acknowledge", courseId),
            [TableRows.Replace(Courses.RowOf(acknowledged), stored.ETag)],
            OutboxMessage.Raise(Instances.Search(courseId, acknowledged.DropOuts), Events.Acknowledged, true)
        );
    }
}
