using Delivery.Domain.Money;
using Delivery.Domain.Settlement;

namespace Delivery.Functions.Settlement.Runs;

public static class BrokenSums
{
    /// <summary>What does not hold, for people.</summary>
    public static string Text(this IReadOnlyList<BrokenSum> broken) => string.Join("；", broken.Select(Text));

    public static string Text(this BrokenSum broken) =>
        broken.Because ?? $"{broken.What}不符：应为{Yuan.Exact(broken.Expected)}元，实为{Yuan.Exact(broken.Actual)}元";
}
