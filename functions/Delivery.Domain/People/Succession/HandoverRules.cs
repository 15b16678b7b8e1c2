using Delivery.Domain.Ordering;

namespace Delivery.Domain.People.Succession;

/// <summary>Which single orders go along when a new street is made: those that nobody has approved yet.</summary>
public static class HandoverRules
{
    /// <param name="order">As it stands; null where there is none of that number.</param>
    /// <returns>Null when it can go; otherwise the field is that of the order's tick, order[310101002-2026-003].</returns>
    public static Refusal? Against(string orderId, Order? order, Street street)
    {
        ArgumentNullException.ThrowIfNull(street);
        Refusal Stays(string code, string sentence) => new(code, sentence, $"order[{orderId}]");

        return order is null ? Stays("handover.unknown", $"没有找到订单“{orderId}”，请核对编号")
            : order.Request.Street != street.Code
                ? Stays("handover.street", $"订单{orderId}不是{street.Name}的，不能随它的拆分转走")
            : order.MovedTo is { } gone ? Stays("handover.gone", $"订单{orderId}已经转到{gone.StreetName}，不用再转")
            : order.Stage.IsFinal()
                ? Stays("handover.closed", $"订单{orderId}{order.Stage.Label()}，已经结束，不能再转")
            : order.Stage is OrderStage.Submitted or OrderStage.Returned ? null
            : Stays(
                "handover.begun",
                $"订单{orderId}{order.Stage.Label()}：老师、课程和反馈都记在{street.Name}名下，留在原处办完"
            );
    }

    /// <summary>The order as it leaves: withdrawn under its old number, which stays readable.</summary>
    public static Outcome<Order> Leave(Order order, Street to, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(to);
        return order
            .MoveTo(OrderStage.Withdrawn, at, by, $"随拆分转到{to.Name}")
            .Match(
                left => Outcome.Of(left with { MovedTo = new OrderLink(null, to.Code, to.Name, at) }),
                refusals => Outcome.Refused<Order>(refusals)
            );
    }

    /// <summary>
    /// The same order under the new street: its content, contacts and history, at its stage, filed when it was, so that it keeps its
    /// place among those that wait.
    /// </summary>
    /// <param name="left">As it left.</param>
    public static Order TakeOver(Order left, string orderId, Street to, Street from, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(from);
        IReadOnlyList<OrderEvent> before = [.. left.History.SkipLast(1)];
        return left with
        {
            OrderId = orderId,
            Request = left.Request with { Street = to.Code },
            Stage = OrderStages.Named(before[^1].What) ?? OrderStage.Submitted,
            History = before,
            MovedTo = null,
            MovedFrom = new OrderLink(left.OrderId, from.Code, from.Name, at),
        };
    }
}
