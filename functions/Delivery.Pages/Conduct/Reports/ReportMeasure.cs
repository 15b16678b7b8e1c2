using System.Globalization;
using Delivery.Domain.Conduct.Reports;
using Delivery.Domain.Money;

namespace Delivery.Pages.Conduct.Reports;

/// <summary>What a report's chart draws.</summary>
public enum ReportMeasure
{
    Held,
    Came,
    FillRate,
    Teaching,
    Punctuality,
    PaidPerHead,
}

public static class ReportMeasures
{
    public static string Label(this ReportMeasure measure) =>
        measure switch
        {
            ReportMeasure.Held => "已上课时",
            ReportMeasure.Came => "到课人次",
            ReportMeasure.FillRate => "到课率",
            ReportMeasure.Teaching => "教学评分",
            ReportMeasure.Punctuality => "准时评分",
            _ => "人均课酬",
        };

    public static bool IsOfPay(this ReportMeasure measure) => measure == ReportMeasure.PaidPerHead;

    /// <summary>Null where there is nothing to draw.</summary>
    public static decimal? Of(this ReportMeasure measure, ReportSums sums) =>
        measure switch
        {
            ReportMeasure.Held => sums.Held,
            ReportMeasure.Came => sums.Came,
            ReportMeasure.FillRate => sums.FillRate,
            ReportMeasure.Teaching => sums.TeachingMean,
            ReportMeasure.Punctuality => sums.PunctualityMean,
            _ => sums.PaidPerHead,
        };

    /// <summary>85%; a dash where there is nothing to say.</summary>
    public static string Percent(decimal? share) => share is { } known ? $"{Math.Round(known * 100)}%" : "—";

    /// <summary>4.3</summary>
    public static string Mean(decimal? mean) => mean?.ToString("0.0", CultureInfo.InvariantCulture) ?? "—";

    public static string Money(decimal? yuan) => yuan is { } known ? Yuan.Exact(known) : "—";

    public static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
