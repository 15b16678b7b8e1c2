namespace Delivery.Domain.Ordering;

/// <summary>Whether a street's ledger and its orders tell the same story.</summary>
public static class QuotaDrift
{
    // A stage and the entry that follows it are written one after the other; only what stays apart is a drift.
    private static readonly TimeSpan StillAtWork = TimeSpan.FromHours(1);

    /// <param name="orders">All of the street's year.</param>
    /// <param name="reserved">What the head row says is reserved, in yuan.</param>
    /// <param name="spent">What the head row says is spent, in yuan.</param>
    /// <returns>Lessons of the orders that disagree with the ledger; at least one where only the sums do.</returns>
    public static int LessonsOf(
        Quota quota,
        IReadOnlyCollection<Order> orders,
        decimal reserved,
        decimal spent,
        DateTimeOffset now
    )
    {
        var apart = orders
            .Where(order => order.Request.FundingStream == FundingStream.Basic)
            .Where(order => now - order.History[^1].At > StillAtWork)
            .Where(order => !Agrees(quota, order))
            .Sum(order => order.Request.Lessons.Count);
        var unknown = quota.Entries.Count(entry =>
            entry.Kind != QuotaKinds.Pass && orders.All(order => order.OrderId != entry.OrderId)
        );
        var sums = quota.Reserved == reserved && quota.Spent == spent ? 0 : 1;
        return Math.Max(apart + unknown, sums);
    }

    private static bool Agrees(Quota quota, Order order)
    {
        var held = quota.ReservedFor(order.OrderId);
        var booked = quota.Entries.Any(entry => entry.OrderId == order.OrderId && entry.Kind == QuotaKinds.Reserve);
        return order.Stage switch
        {
            OrderStage.Submitted or OrderStage.Returned or OrderStage.Rejected => !booked,
            OrderStage.Withdrawn or OrderStage.Cancelled or OrderStage.Closed => held == 0,
            _ => booked && held >= 0,
        };
    }
}
