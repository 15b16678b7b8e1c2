using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering;

/// <summary>A street takes its order back, until a teacher is confirmed; what was reserved is released with it.</summary>
public sealed class WithdrawOrder(StreetYears streetYears, OrderLists lists, Commands commands, TimeProvider clock)
{
    public async Task<Outcome<Order>> RunAsync(string orderId, string? reason, Call call, DurableTaskClient durable)
    {
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(orderId),
            durable,
            () => DecideAsync(orderId, reason, call.By)
        );
        if (!outcome.IsRefused)
            await lists.RefreshAsync(orderId);
        return outcome;
    }

    private async Task<Decided<Order>> DecideAsync(string orderId, string? reason, Caller by)
    {
        if (await streetYears.OrderAsync(orderId) is not { } stored)
            return Outcome.Refused<Order>(DecideOrder.Unknown(orderId));
        var now = clock.GetUtcNow();
        var withdrawn = stored.Value.MoveTo(OrderStage.Withdrawn, now, by.Name, reason);
        if (withdrawn.IsRefused)
            return withdrawn;
        var quota = await ReadQuota.OfAsync(streetYears, orderId);
        var release =
            quota.Quota.ReservedFor(orderId) > 0 ? quota.Book(quota.Quota.Release(orderId, now, "街镇撤回")) : [];
        return Decided.Change(
            withdrawn.Value,
            new Act("order.withdraw", orderId, reason),
            [
                TableRows.Replace(StreetYears.RowOf(withdrawn.Value), stored.ETag),
                .. release,
                .. await streetYears.AnswerGoneAsync(stored.Value),
            ],
            OutboxMessage.Raise(Instances.Course(orderId), Events.Order, OrderMove.Withdrawn)
        );
    }
}
