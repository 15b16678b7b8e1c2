using Delivery.Domain.Conduct.Reports;
using Delivery.Functions.Web.Sheets;

namespace Delivery.Functions.Conduct.Reports;

/// <summary>A report as a file: numbers as numbers, shares in percent; the last row is the whole.</summary>
public static class ReportSheet
{
    public static Sheet Of(ReportFilter filter, Report report, bool showsPaid) =>
        new(
            $"{filter.From}至{filter.To}",
            [
                filter.By.Label(),
                "应上课时",
                "已上",
                "未上",
                "待反馈",
                "完成率（%）",
                "到课人次",
                "平均每节人数",
                "到课率（%）",
                "人数偏少的课时",
                "教学评分",
                "准时评分",
                "组织评分",
                .. showsPaid ? (string[])["已发课酬（元，税前）", "人均课酬（元）"] : [],
            ],
            [.. report.Rows.Select(row => Row(row.Name, row.Sums, showsPaid)), Row("合计", report.Whole, showsPaid)]
        );

    private static IReadOnlyList<Cell> Row(string name, ReportSums sums, bool showsPaid) =>
        [
            new Cell.Text(name),
            new Cell.Count(sums.Lessons),
            new Cell.Count(sums.Held),
            new Cell.Count(sums.NotHeld),
            new Cell.Count(sums.Waiting),
            Points(sums.HeldShare * 100),
            new Cell.Count(sums.Came),
            Points(sums.CamePerLesson),
            Points(sums.FillRate * 100),
            new Cell.Count(sums.Low),
            Points(sums.TeachingMean),
            Points(sums.PunctualityMean),
            Points(sums.OrganisationMean),
            .. showsPaid ? (Cell[])[new Cell.Yuan(sums.Paid), Yuan(sums.PaidPerHead)] : [],
        ];

    private static Cell Points(decimal? value) => value is { } known ? new Cell.Points(known) : new Cell.Text("");

    private static Cell Yuan(decimal? value) => value is { } known ? new Cell.Yuan(known) : new Cell.Text("");
}
