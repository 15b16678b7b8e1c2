using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <param name="LineText">What was disputed: 9月21日 太极拳.</param>
/// <param name="Net">Yuan after the answer.</param>
/// <param name="Corrected">The payslip was changed.</param>
public sealed record DisputeAnsweredMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string LineText,
    string Answer,
    bool Corrected,
    decimal Net,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"您的异议已答复：{Dates.Month(Month)}工资单",
            Contact,
            Name,
            [
                new Paragraph($"您对“{LineText}”提出的异议已答复，{(Corrected ? "工资单已更正" : "工资单没有变动")}。"),
                new Quote("答复", Answer),
                new FactTable(new Fact("到手", $"{Yuan.Exact(Net)} 元")),
                new ActionLink("查看工资单", Link),
            ]
        );
}
