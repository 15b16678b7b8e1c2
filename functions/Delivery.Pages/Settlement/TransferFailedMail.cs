using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To the teacher: the bank refused the transfer, and it is tried again.</summary>
/// <param name="Amount">Yuan after tax.</param>
/// <param name="BankAccount">Masked.</param>
public sealed record TransferFailedMail(
    SiteContact Contact,
    string Name,
    Month Month,
    decimal Amount,
    string Reason,
    string BankAccount,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"您{Dates.Month(Month)}的课酬没有转成，请核对账户",
            Contact,
            Name,
            [
                new Paragraph($"您{Dates.Month(Month)}的课酬 {Yuan.Exact(Amount)} 元，银行没有转成，钱还在协会。"),
                new Quote("银行说", Reason),
                new FactTable([new Fact("转入的账户", BankAccount)]),
                new Paragraph(
                    "请核对户名、开户行和账号。要更正的，请打下面的电话告诉协会；为了您的钱安全，账户由协会两位工作人员先后核对才会更改，邮件里不要写账号。"
                ),
                new Paragraph("账户核对后，我们马上重转。账户没有错的，您不用做什么。"),
                new ActionLink("查看工资单", Link),
            ]
        );
}
