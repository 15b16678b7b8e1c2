using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <param name="BankAccount">Masked.</param>
/// <param name="Rows">Every line, as the page shows it.</param>
/// <param name="Unpaid">The teacher's lessons that it does not pay.</param>
/// <param name="Repaid">Yuan of earlier months that came back, on top of the net.</param>
public sealed record PayslipPaidMail(
    SiteContact Contact,
    string Name,
    Month Month,
    int Lessons,
    decimal Gross,
    decimal Tax,
    decimal Net,
    DateOnly PaidOn,
    string BankAccount,
    string Link,
    IReadOnlyList<PayslipRow>? Rows = null,
    decimal Repaid = 0,
    IReadOnlyList<UnpaidRow>? Unpaid = null
) : IMail
{
    public Letter Write() =>
        new(
            IsNothing
                ? $"{Dates.Month(Month)}工资单已办结：没有要转账的钱"
                : $"{Dates.Month(Month)}课酬已发放：{Yuan.Exact(Net + Repaid)} 元",
            Contact,
            Name,
            [
                new Paragraph(
                    IsNothing
                        ? $"您{Dates.Month(Month)}的工资单已于 {Dates.Day(PaidOn)} 办结：算下来到手为0，没有要转账的钱。"
                        : $"您{Dates.Month(Month)}的课酬已于 {Dates.Day(PaidOn)} 转入您的账户（{BankAccount}）。"
                ),
                PayslipFacts.Sums(Lessons, Gross, Tax, Net, Repaid),
                PayslipFacts.Lines(Rows),
                .. PayslipFacts.Unpaid(Unpaid),
                new ActionLink("查看工资单", Link),
                new Paragraph(
                    IsNothing
                        ? "怎么算的都在工资单上；如有疑问，请打下面的电话。"
                        : "到账时间以银行为准。三个工作日内没有到账，请打下面的电话。"
                ),
            ]
        );

    // What was taken off leaves nothing: the month is through all the same.
    private bool IsNothing => Net + Repaid == 0;
}
