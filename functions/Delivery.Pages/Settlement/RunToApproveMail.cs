using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To the finance approvers, who are never the one who made the run.</summary>
/// <param name="Disputes">Not answered yet: it cannot be approved before.</param>
public sealed record RunToApproveMail(
    SiteContact Contact,
    string Name,
    Month Month,
    PayRunTotals Totals,
    string MadeBy,
    DateTimeOffset ApproveBy,
    string Link,
    int Disputes = 0
) : IMail
{
    public Letter Write() =>
        new(
            Disputes > 0
                ? $"{Dates.Month(Month)}工资发放还有 {Disputes} 条异议待答复，答复后请批准"
                : $"请批准{Dates.Month(Month)}工资发放：实发 {Yuan.Exact(Totals.Net)} 元",
            Contact,
            Name,
            [
                new Paragraph(
                    Disputes > 0
                        ? $"{Dates.Month(Month)}的工资单由{MadeBy}编制，老师的 {Disputes} 条异议还没有答复。请先答复，再由另一人批准。"
                        : $"{Dates.Month(Month)}的工资单老师已核对完，由{MadeBy}编制，请另一人批准后导出银行文件。"
                ),
                new FactTable(PayRunFacts.Of(Totals)),
                new ActionLink(Disputes > 0 ? "去处理" : "去批准", Link),
                new Paragraph($"请在 {Dates.Deadline(ApproveBy)} 前批准，保证按时到账。"),
            ]
        );
}
