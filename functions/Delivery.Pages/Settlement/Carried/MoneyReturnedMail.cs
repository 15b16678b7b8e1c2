using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement.Carried;

/// <summary>To the teacher: the bank sent the money back.</summary>
/// <param name="Amount">Yuan after tax.</param>
/// <param name="BankAccount">Masked.</param>
/// <param name="WithLaterMonth">Otherwise it is paid again within the same run.</param>
public sealed record MoneyReturnedMail(
    SiteContact Contact,
    string Name,
    Month Month,
    decimal Amount,
    DateOnly ReturnedOn,
    string Reason,
    string BankAccount,
    bool WithLaterMonth,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"银行退回了您{Dates.Month(Month)}的课酬，请核对账户",
            Contact,
            Name,
            [
                new Paragraph(
                    $"您{Dates.Month(Month)}的课酬 {Yuan.Exact(Amount)} 元已经转出，{Dates.Day(ReturnedOn)}被银行退回。"
                ),
                new Quote("银行说", Reason),
                new FactTable([new Fact("转入的账户", BankAccount)]),
                new Paragraph(
                    "请核对户名、开户行和账号。要更正的，请打下面的电话告诉协会；为了您的钱安全，账户由协会两位工作人员先后核对才会更改，邮件里不要写账号。"
                ),
                new Paragraph(
                    WithLaterMonth
                        ? "账户核对后，这笔钱在您的下一张工资单里单列一行重发，不会再扣一次税。"
                        : "账户核对后，我们马上重转，不会再扣一次税。"
                ),
                new ActionLink("查看工资单", Link),
            ]
        );
}
