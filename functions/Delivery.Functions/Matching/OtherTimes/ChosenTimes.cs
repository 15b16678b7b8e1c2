using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>Other times that the street has chosen become the order's, and its lessons', before teachers are asked for them.</summary>
public sealed class ChosenTimes(Courses courses, StreetYears streetYears, ProposedTimes proposedTimes, OrderLists lists)
{
    /// <summary>Cut off anywhere and done again, it comes to the same; nothing where no times wait.</summary>
    public async Task TakeUpAsync(Order order)
    {
        // Once somebody was confirmed, people have enrolled for the times there are.
        if (order is not { WasConfirmed: false, Times: { WaitsForSearch: true, Times: { } times } chosen })
            return;
        var course = (await courses.GetWithLessonsAsync(order.OrderId)).Remaining;
        await proposedTimes.TakeAsync(course, times, chosen.AcceptsHolidays);
        await MarkAsync(order.OrderId);
        await lists.RefreshAsync(order.OrderId);
    }

    // Last: who comes back before it takes them up once more.
    private Task MarkAsync(string orderId) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var read = await streetYears.GetOrderAsync(orderId);
            var taken = read.Value with { Times = read.Value.Times! with { IsTakenUp = true } };
            return (
                await streetYears.Table.TryCommitAsync([TableRows.Replace(StreetYears.RowOf(taken), read.ETag)]),
                true
            );
        });
}
