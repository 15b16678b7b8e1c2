using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching;

/// <summary>The teacher, or staff on the teacher's behalf, acknowledges the confirmation: from then on it is in effect.</summary>
public sealed class AcknowledgeConfirmation(Courses courses, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    public static Refusal Changed { get; } =
        new("confirmation.stage", "这份确认单已失效：课程已改由别的老师上，或已取消");

    /// <param name="teacherId">Whose confirmation it is; null for whoever teaches the course now.</param>
    public async Task<Outcome<Course>> RunAsync(
        string courseId,
        string? teacherId,
        Caller by,
        DurableTaskClient durable
    )
    {
        var outcome = await TableRows.UntilCommittedAsync(() => TryAsync(courseId, teacherId, durable));
        if (!outcome.IsRefused)
            await audit.WriteAsync(by, "confirmation.acknowledge", courseId);
        return outcome;
    }

    private async Task<(bool Committed, Outcome<Course> Result)> TryAsync(
        string courseId,
        string? teacherId,
        DurableTaskClient durable
    )
    {
        if (await courses.FindAsync(courseId) is not { } stored)
            return (true, Outcome.Refused<Course>(AssignTeacher.Unknown(courseId)));
        if (stored.Value.Teacher is not { } teacher)
            return (true, Outcome.Refused<Course>("confirmation.stage", "这门课还没有确定老师，不能签收"));
        if (teacherId is not null && teacher.TeacherId != teacherId)
            return (true, Outcome.Refused<Course>(Changed));
        if (stored.Value.AcknowledgedAt is not null)
            return (true, Outcome.Of(stored.Value));
        var acknowledged = stored.Value with { AcknowledgedAt = clock.GetUtcNow() };
        var committed = await outbox.TryCommitAsync(
            durable,
            courses.Table,
            courseId,
            [TableRows.Replace(Courses.RowOf(acknowledged), stored.ETag)],
            OutboxMessage.Raise(Instances.Course(courseId), Events.Acknowledged, true)
        );
        return (committed, Outcome.Of(acknowledged));
    }
}
