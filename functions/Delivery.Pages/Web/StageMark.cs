using Delivery.Domain.Ordering;

namespace Delivery.Pages.Web;

/// <summary>An order's stage with the colour of its news for the street.</summary>
internal static class StageMark
{
    /// <param name="awaitsSignature">A teacher is chosen, and has not signed the confirmation.</param>
    public static Mark Of(OrderStage stage, bool awaitsSignature) =>
        awaitsSignature ? new Mark("待老师签收", Tone.Warn) : Of(stage);

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
