using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;

namespace Delivery.Functions.Ordering;

/// <summary>Makes an order of a request that the rules have passed, one or many at a time.</summary>
public sealed class NewOrders(FeeTable fees)
{
    /// <param name="number">Counts the street's orders of the year from 1.</param>
    public Order Make(OrderRequest request, Category category, int year, int number, Caller by, DateTimeOffset at) =>
        new(
            OrderId.Format(request.Street, year, number),
            request with
            {
                Lessons = request.LessonsInOrder(),
            },
            OrderStage.Submitted,
            at,
            category,
            fees.Estimate(category, request.Lessons.Count),
            [new OrderEvent(at, by.Name, OrderStage.Submitted.Label(), null)]
        );
}
