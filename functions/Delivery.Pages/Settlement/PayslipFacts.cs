using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>A payslip's lines as its mails show them.</summary>
internal static class PayslipFacts
{
    /// <param name="repaid">Of earlier months, on top of the net.</param>
    public static FactTable Sums(int lessons, decimal gross, decimal tax, decimal net, decimal repaid) =>
        new([
            new Fact("上课", $"{lessons} 节"),
            new Fact("课酬（税前）", $"{Yuan.Exact(gross)} 元"),
            new Fact("代扣税", $"{Yuan.Exact(tax)} 元"),
            .. repaid > 0 ? new[] { new Fact("退回重发（已扣过税）", $"{Yuan.Exact(repaid)} 元") } : [],
            new Fact("到手", $"{Yuan.Exact(net + repaid)} 元"),
        ]);

    /// <summary>9月21日 周一 太极拳 · 清荷街道: 250.00 元</summary>
    public static FactTable? Lines(IReadOnlyList<PayslipRow>? rows) =>
        rows is { Count: > 0 }
            ? new FactTable([.. rows.Select(row => new Fact(LabelOf(row), $"{Yuan.Exact(row.Amount)} 元"))])
            : null;

    /// <summary>9月28日 周一 太极拳 · 清荷街道: why it is not paid.</summary>
    public static IEnumerable<LetterPart> Unpaid(IReadOnlyList<UnpaidRow>? rows) =>
        rows is { Count: > 0 }
            ?
            [
                new Paragraph("下面的课这次没有发课酬："),
                new FactTable([
                    .. rows.Select(row => new Fact(
                        $"{Dates.DayAndWeekday(row.Start)} {row.Text} · {row.Street}",
                        row.Why
                    )),
                ]),
            ]
            : [];

    private static string LabelOf(PayslipRow row) =>
        row.Start is { } start
            ? $"{Dates.DayAndWeekday(start)} {row.Text} · {row.Street}{(row.From is { } from ? $" · 转自{from.Number}月" : "")}（{row.Norm}）".Replace(
                "（）",
                "",
                StringComparison.Ordinal
            )
            : $"调整：{row.Text}";
}
