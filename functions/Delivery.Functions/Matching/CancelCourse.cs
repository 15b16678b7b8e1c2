using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching;

/// <summary>Calls an order off that has no teacher; what it had reserved is free again, in the same transaction.</summary>
public sealed class CancelCourse(StreetYears streetYears, Outbox outbox, TimeProvider clock)
{
    /// <summary>Called off by the course itself: nobody else has to be told.</summary>
    public Task<Outcome<Order>> RunAsync(string courseId, string reason, string by) =>
        RunAsync(courseId, reason, by, (rows, _) => streetYears.Table.TryCommitAsync(rows));

    /// <summary>Called off by staff, who gave up: the course is told.</summary>
    public Task<Outcome<Order>> RunAsync(string courseId, string reason, string by, DurableTaskClient durable) =>
        RunAsync(
            courseId,
            reason,
            by,
            (rows, partition) =>
                outbox.TryCommitAsync(
                    durable,
                    streetYears.Table,
                    partition,
                    rows,
                    OutboxMessage.Raise(
                        Instances.Course(courseId),
                        Events.StaffMatched,
                        new StaffDecision(StaffMatch.GivenUp)
                    )
                )
        );

    private Task<Outcome<Order>> RunAsync(
        string courseId,
        string reason,
        string by,
        Func<IReadOnlyList<Azure.Data.Tables.TableTransactionAction>, string, Task<bool>> commit
    ) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            if (await streetYears.OrderAsync(courseId) is not { } stored)
                return (true, Outcome.Refused<Order>(AssignTeacher.Unknown(courseId)));
            if (stored.Value.Stage is not (OrderStage.Matching or OrderStage.Unmatched))
                return (true, Outcome.Refused<Order>(AssignTeacher.HasNoSearch(stored.Value.Stage)));
            var now = clock.GetUtcNow();
            var cancelled = stored.Value.MoveTo(OrderStage.Cancelled, now, by, reason);
            if (cancelled.IsRefused)
                return (true, cancelled);
            var quota = await ReadQuota.OfAsync(streetYears, courseId);
            var release =
                quota.Quota.ReservedFor(courseId) > 0 ? quota.Book(quota.Quota.Release(courseId, now, reason)) : [];
            var committed = await commit(
                [TableRows.Replace(StreetYears.RowOf(cancelled.Value), stored.ETag), .. release],
                StreetYears.PartitionOf(courseId)
            );
            return (committed, cancelled);
        });
}
