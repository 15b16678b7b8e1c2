using Delivery.Domain.Settlement;

namespace Delivery.Functions.Settlement.Runs;

public static class BrokenSums
{
    /// <summary>What does not hold, for people.</summary>
    public static string Text(this IReadOnlyList<BrokenSum> broken) => string.Join("；", broken.Select(Text));

    public static string Text(this BrokenSum broken) =>
        broken.Because ?? $"{broken.What}不符：应为{broken.Expected:#,0.00}元，实为{broken.Actual:#,0.00}元";
}
