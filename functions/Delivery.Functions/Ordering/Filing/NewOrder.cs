using Delivery.Domain.Ordering;
using Delivery.Functions.Security;

namespace Delivery.Functions.Ordering.Filing;

/// <summary>Makes an order of a request that the rules have passed, one or many at a time.</summary>
internal static class NewOrder
{
    /// <param name="estimate">Yuan.</param>
    public static Order Of(
        OrderRequest request,
        Category category,
        decimal estimate,
        string orderId,
        Caller by,
        DateTimeOffset at
    ) =>
        new(
            orderId,
            request with
            {
                Lessons = request.LessonsInOrder(),
            },
            OrderStage.Submitted,
            at,
            category,
            estimate,
            [new OrderEvent(at, by.Name, OrderStage.Submitted.Label(), null)]
        );
}
