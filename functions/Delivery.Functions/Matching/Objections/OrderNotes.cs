using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Matching.Objections;

/// <summary>What an order says of its street's objection, beside its stages.</summary>
public sealed class OrderNotes(StreetYears streetYears)
{
    /// <summary>In the order's own history, once; whoever has objected is not told any more that they may.</summary>
    public Task AddAsync(string orderId, OrderEvent note) =>
        ChangeAsync(
            orderId,
            order =>
                order.History.Any(one => one.What == note.What && one.At == note.At)
                    ? order
                    : order with
                    {
                        History = [.. order.History, note],
                        ObjectUntil = null,
                    }
        );

    /// <summary>Copies until when the street may object; null where it may not, or has.</summary>
    public Task CopyAsync(string orderId, DateTimeOffset? until) =>
        ChangeAsync(orderId, order => order.ObjectUntil == until ? order : order with { ObjectUntil = until });

    private Task ChangeAsync(string orderId, Func<Order, Order> change) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = await streetYears.GetOrderAsync(orderId);
            var changed = change(stored.Value);
            if (ReferenceEquals(changed, stored.Value))
                return (true, true);
            var replaced = TableRows.Replace(StreetYears.RowOf(changed), stored.ETag);
            return (await streetYears.Table.TryCommitAsync([replaced]), true);
        });
}
