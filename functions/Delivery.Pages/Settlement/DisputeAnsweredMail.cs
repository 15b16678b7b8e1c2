using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <param name="LineText">What was disputed: 9月21日 太极拳.</param>
/// <param name="Net">Yuan after the answer.</param>
/// <param name="Corrected">The payslip was changed.</param>
/// <param name="CheckBy">Until when the teacher may agree or dispute it again; null where that time is over.</param>
public sealed record DisputeAnsweredMail(
    SiteContact Contact,
    string Name,
    Month Month,
    string LineText,
    string Answer,
    bool Corrected,
    decimal Net,
    string Link,
    DateTimeOffset? CheckBy
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
                new ActionLink(CheckBy is null ? "查看工资单" : "核对工资单", Link),
                new Paragraph(Silence),
            ]
        );

    private string Silence =>
        CheckBy is { } by
            ? $"请在 {Dates.Deadline(by)} 前再看一次：可以同意，也可以再提出异议；到时没有回复，视为同意。"
            : "核对的时间已过，按这个答复视为同意；如有疑问，请打下面的电话。";
}
