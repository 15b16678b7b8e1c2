using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Pages.Email;

namespace Delivery.Pages.Settlement;

/// <summary>A run's totals as the mails to staff show them.</summary>
internal static class PayRunFacts
{
    public static IReadOnlyList<Fact> Of(PayRunTotals totals) =>
        [
            new("老师", $"{totals.Teachers} 位"),
            new("课时", $"{totals.Lessons} 节"),
            new("应发", $"{Yuan.Exact(totals.Gross)} 元"),
            new("扣税", $"{Yuan.Exact(totals.Tax)} 元"),
            new("实发", $"{Yuan.Exact(totals.Net)} 元"),
            .. totals.Repaid > 0 ? new[] { new Fact("另有退回重发", $"{Yuan.Exact(totals.Repaid)} 元") } : [],
        ];
}
