using Delivery.Domain.Teaching;

namespace Delivery.Pages.Web;

/// <summary>A trend of headcounts in a sentence, for pages and mails.</summary>
public static class TrendWords
{
    public static string Words(this TrendDirection direction) =>
        direction switch
        {
            TrendDirection.Rising => "最近一节多了",
            TrendDirection.Falling => "最近一节少了",
            _ => "平稳",
        };

    public static string Words(this HeadcountTrend trend)
    {
        ArgumentNullException.ThrowIfNull(trend);
        return $"最近{trend.Last.Count}节到课{string.Join("、", trend.Last)}人，{trend.Direction.Words()}。";
    }
}
