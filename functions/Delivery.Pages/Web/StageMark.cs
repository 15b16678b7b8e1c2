using Delivery.Domain.Ordering;

namespace Delivery.Pages.Web;

/// <summary>An order's stage with the colour of its news for the street.</summary>
internal static class StageMark
{
    public static Mark Of(OrderStage stage) =>
        new(
            stage.Label(),
            stage switch
            {
                OrderStage.Confirmed or OrderStage.InDelivery or OrderStage.Completed => Tone.Ok,
                OrderStage.Returned or OrderStage.Unmatched => Tone.Warn,
                OrderStage.Rejected or OrderStage.Cancelled => Tone.Bad,
                _ => Tone.Plain,
            }
        );
}
