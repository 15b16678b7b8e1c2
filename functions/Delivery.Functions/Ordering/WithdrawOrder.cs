using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>A street takes its order back, until a teacher is confirmed; what was reserved is released with it.</summary>
public sealed class WithdrawOrder(
    StreetYears streetYears,
    OrderLists lists,
    Outbox outbox,
    AuditLog audit,
    TimeProvider clock
)
{
    public async Task<Outcome<Order>> RunAsync(string orderId, string? reason, Caller by, DurableTaskClient durable)
    {
        var outcome = await TableRows.UntilCommittedAsync(() => TryAsync(orderId, reason, by, durable));
        if (outcome.IsRefused)
            return outcome;
        await lists.RefreshAsync(orderId);
        await audit.WriteAsync(by, "order.withdraw", orderId, reason);
        return outcome;
    }

    private async Task<(bool Committed, Outcome<Order> Result)> TryAsync(
        string orderId,
        string? reason,
        Caller by,
        DurableTaskClient durable
    )
    {
        if (await streetYears.OrderAsync(orderId) is not { } stored)
            return (true, Outcome.Refused<Order>(DecideOrder.Unknown(orderId)));
        var now = clock.GetUtcNow();
        var withdrawn = stored.Value.MoveTo(OrderStage.Withdrawn, now, by.Name, reason);
        if (withdrawn.IsRefused)
            return (true, withdrawn);
        var quota = await ReadQuota.OfAsync(streetYears, orderId);
        var release =
            quota.Quota.ReservedFor(orderId) > 0 ? quota.Book(quota.Quota.Release(orderId, now, "街镇撤回")) : [];
        var committed = await outbox.TryCommitAsync(
            durable,
            streetYears.Table,
            StreetYears.PartitionOf(orderId),
            [TableRows.Replace(StreetYears.RowOf(withdrawn.Value), stored.ETag), .. release],
            OutboxMessage.Raise(Instances.Course(orderId), Events.Order, OrderMove.Withdrawn)
        );
        return (committed, withdrawn);
    }
}
