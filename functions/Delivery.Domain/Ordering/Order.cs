namespace Delivery.Domain.Ordering;

/// <summary>One thing that happened to an order.</summary>
/// <param name="By">Who did it, as shown to people.</param>
public sealed record OrderEvent(DateTimeOffset At, string By, string What, string? Comment);

/// <param name="EstimatedFees">Yuan before tax; the upper bound that is reserved on approval.</param>
public sealed record Order(
    string OrderId,
    OrderRequest Request,
    OrderStage Stage,
    DateTimeOffset FiledAt,
    Category Category,
    decimal EstimatedFees,
    IReadOnlyList<OrderEvent> History
)
{
    public Outcome<Order> MoveTo(OrderStage stage, DateTimeOffset at, string by, string? comment = null) =>
        OrderStages
            .Move(Stage, stage)
            .Match(
                next =>
                    Outcome.Of(
                        this with
                        {
                            Stage = next,
                            History = [.. History, new OrderEvent(at, by, next.Label(), comment)],
                        }
                    ),
                refusals => Outcome.Refused<Order>(refusals)
            );
}
