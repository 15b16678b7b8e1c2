using Delivery.Domain;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Review;

/// <summary>What a reviewer sees of the rules: each that is broken, or that all are kept, and whether the quota bears the order.</summary>
internal static class ReviewRules
{
    /// <param name="quota">Null off the Basic stream, which alone has one.</param>
    public static IReadOnlyList<RuleCheck> Of(Order order, IReadOnlyList<Refusal> refusals, QuotaFigures? quota)
    {
        IEnumerable<RuleCheck> rules =
            refusals.Count == 0
                ? [new RuleCheck("申报规则", true, "提前天数、季度、人数、课时、时间和联系人都符合")]
                : refusals.Select(refusal => new RuleCheck("申报规则", false, refusal.Message));
        return quota is null ? [.. rules] : [.. rules, QuotaRule(order, quota)];
    }

    private static RuleCheck QuotaRule(Order order, QuotaFigures quota) =>
        new(
            "经费",
            order.EstimatedFees <= quota.Available || order.Stage != OrderStage.Submitted,
            $"本单预计 {Yuan.Short(order.EstimatedFees)} 元，剩余 {Yuan.Short(quota.Available)} 元"
        );
}
