using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Objections;

/// <summary>What an order says of its street's objection, beside its stages.</summary>
public sealed class OrderNotes(StreetYears streetYears, Courses courses)
{
    /// <summary>In the order's own history, once.</summary>
    public Task AddAsync(string orderId, OrderEvent note) =>
        ChangeAsync(
            orderId,
            order =>
                order.History.Any(one => one.What == note.What && one.At == note.At)
                    ? order
                    : order with
                    {
                        History = [.. order.History, note],
                    }
        );

    /// <summary>Until when the street may object, as the course says now; null where it may not, or has.</summary>
    public Task CopyAsync(string orderId) => ChangeAsync(orderId, order => order);

    public static DateTimeOffset? UntilOf(Domain.Teaching.Course course) =>
        course.Objection is null ? course.ObjectUntil : null;

    // The copy goes with every line, so that a late one brings back nothing that is over.
    private Task ChangeAsync(string orderId, Func<Order, Order> change) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var stored = await streetYears.GetOrderAsync(orderId);
            var (changed, until) = (change(stored.Value), UntilOf((await courses.GetAsync(orderId)).Value));
            if (changed.ObjectUntil != until)
                changed = changed with { ObjectUntil = until };
            if (ReferenceEquals(changed, stored.Value))
                return (true, true);
            var replaced = TableRows.Replace(StreetYears.RowOf(changed), stored.ETag);
            return (await streetYears.Table.TryCommitAsync([replaced]), true);
        });
}
