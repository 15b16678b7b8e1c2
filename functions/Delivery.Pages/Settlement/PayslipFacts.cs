using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>A payslip's lines as its mails show them.</summary>
internal static class PayslipFacts
{
    /// <summary>9月21日 周一 太极拳 · 清荷街道: 250.00 元</summary>
    public static FactTable? Lines(IReadOnlyList<PayslipRow>? rows) =>
        rows is { Count: > 0 }
            ? new FactTable([.. rows.Select(row => new Fact(LabelOf(row), $"{Yuan.Exact(row.Amount)} 元"))])
            : null;

    private static string LabelOf(PayslipRow row) =>
        row.Start is { } start
            ? $"{Dates.DayAndWeekday(start)} {row.Text} · {row.Street}（{row.Norm}）".Replace(
                "（）",
                "",
                StringComparison.Ordinal
            )
            : $"调整：{row.Text}";
}
