using Delivery.Domain.Settlement;

namespace Delivery.Functions.Settlement;

public static class BrokenSums
{
    /// <summary>What does not hold, for people.</summary>
    public static string Text(this IReadOnlyList<BrokenSum> broken) =>
        string.Join("；", broken.Select(sum => $"{sum.What}应为{sum.Expected:0.00}元，实为{sum.Actual:0.00}元"));
}
