using Delivery.Domain.Ordering;

namespace Delivery.Domain.Money;

/// <summary>What lessons can cost at most, for many orders in a row: norms and taxes read once.</summary>
public sealed record FeeEstimates(FeeBook Norms, TaxTable Taxes)
{
    /// <summary>Yuan, before tax.</summary>
    public decimal Of(Category category, IEnumerable<LessonTime> lessons) => Norms.Estimate(category, lessons, Taxes);
}
