using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching;

/// <summary>The street counts who came: from the lesson's beginning on, corrected as often as needed until the month is paid.</summary>
public sealed class RecordHeadcount(
    Courses courses,
    LessonLists lists,
    Outbox outbox,
    AuditLog audit,
    TimeProvider clock
)
{
    private const int Most = 2000;

    public static Refusal Unknown(string lessonId) => new("lesson.unknown", $"没有找到“{lessonId}”这节课，请核对编号");

    public async Task<Outcome<Lesson>> RunAsync(string lessonId, int headcount, Caller by, DurableTaskClient durable)
    {
        var outcome = await TableRows.UntilCommittedAsync(() => TryAsync(lessonId, headcount, durable));
        if (outcome.IsRefused)
            return outcome;
        await lists.NoteEvidenceAsync(outcome.Value);
        await audit.WriteAsync(by, "lesson.headcount", lessonId, $"{headcount}");
        return outcome;
    }

    private async Task<(bool Committed, Outcome<Lesson> Result)> TryAsync(
        string lessonId,
        int headcount,
        DurableTaskClient durable
    )
    {
        if (await courses.LessonAsync(lessonId) is not { } stored)
            return (true, Outcome.Refused<Lesson>(Unknown(lessonId)));
        if (headcount is < 0 or > Most)
            return (true, Outcome.Refused<Lesson>("lesson.headcount", $"到课人数应为0至{Most}的整数", "headcount"));
        if (stored.Value.Start > clock.GetUtcNow())
            return (
                true,
                Outcome.Refused<Lesson>("lesson.not-begun", "这节课还没有开始，请上课后再填人数", "headcount")
            );
        if (stored.Value.Status == LessonStatus.Cancelled)
            return (true, Outcome.Refused<Lesson>("lesson.cancelled", "这节课已取消，不用填人数", "headcount"));
        var counted = stored.Value with { Headcount = headcount };
        var committed = await outbox.TryCommitAsync(
            durable,
            courses.Table,
            stored.PartitionKey,
            [TableRows.Replace(Courses.RowOf(counted), stored.ETag)],
            OutboxMessage.Raise(Instances.Lesson(lessonId), Events.Evidence, true)
        );
        return (committed, Outcome.Of(counted));
    }
}
