using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Ordering.Review;

/// <summary>When staff are reminded of an order, when their manager is told, and when there is no time left to decide.</summary>
/// <param name="RemindStaffAt">Null where the first lesson comes before.</param>
/// <param name="TellManagerAt">Null where the first lesson comes before.</param>
public sealed record ReviewPlan(DateTimeOffset? RemindStaffAt, DateTimeOffset? TellManagerAt, DateTimeOffset LapsesAt);

/// <summary>
/// Approval: staff approve, return with questions as often as needed, or reject; the street may withdraw meanwhile. An
/// order that nobody decides before its first lesson lapses.
/// </summary>
public static class Approval
{
    public static async Task<bool> AwaitApproval(this TaskOrchestrationContext context, string orderId)
    {
        await context.Tell(orderId, OrderNews.Received);
        while (true)
        {
            await context.Do(nameof(ListOrder), orderId);
            var plan = await context.Do<ReviewPlan>(nameof(PlanReview), orderId);
            var move = await context.AwaitDecision(orderId, plan);
            if (move == OrderMove.Returned)
                move = await context.AwaitStreet(orderId, plan);
            switch (move)
            {
                case OrderMove.Approved:
                    await context.Do(nameof(OpenCourse), orderId);
                    await context.Tell(orderId, OrderNews.Approved);
                    return true;
                case OrderMove.Resubmitted:
                    await context.Tell(orderId, OrderNews.Received);
                    break;
                case OrderMove.Rejected:
                    await context.Do(nameof(ListOrder), orderId);
                    await context.Tell(orderId, OrderNews.Rejected);
                    return false;
                default:
                    await context.Do(nameof(ListOrder), orderId);
                    return false;
            }
        }
    }

    /// <summary>A course is closed when its last lesson is paid and its feedback is in; what its reservation still holds is free again.</summary>
    public static Task CloseOrder(this TaskOrchestrationContext context, string orderId) =>
        context.Do(nameof(Review.CloseOrder), orderId);

    private static async Task<OrderMove> AwaitDecision(
        this TaskOrchestrationContext context,
        string orderId,
        ReviewPlan plan
    )
    {
        foreach (
            var (at, news) in new[]
            {
                (plan.RemindStaffAt, OrderNews.Overdue),
                (plan.TellManagerAt, OrderNews.LongOverdue),
            }
        )
        {
            if (at is not { } moment)
                continue;
            var move = await context.AnswerUntil<OrderMove>(Events.Order, moment);
            if (move.Came)
                return move.Value;
            await context.Tell(orderId, news);
        }

        return await context.AwaitMoveUntil(orderId, plan.LapsesAt);
    }

    // It is the street's turn: nobody at the association is reminded meanwhile.
    private static async Task<OrderMove> AwaitStreet(
        this TaskOrchestrationContext context,
        string orderId,
        ReviewPlan plan
    )
    {
        await context.Do(nameof(ListOrder), orderId);
        await context.Tell(orderId, OrderNews.Returned);
        var move = OrderMove.Returned;
        // That it was returned may be told twice, and then says nothing new.
        while (move == OrderMove.Returned)
            move = await context.AwaitMoveUntil(orderId, plan.LapsesAt);
        return move;
    }

    private static async Task<OrderMove> AwaitMoveUntil(
        this TaskOrchestrationContext context,
        string orderId,
        DateTimeOffset lapsesAt
    )
    {
        var move = await context.AnswerUntil<OrderMove>(Events.Order, lapsesAt);
        return move.Came ? move.Value : await context.Do<OrderMove>(nameof(LapseOrder), orderId);
    }

    private static Task Tell(this TaskOrchestrationContext context, string orderId, OrderNews news) =>
        context.Do(nameof(TellOfOrder), new OrderNotice(orderId, news));
}
