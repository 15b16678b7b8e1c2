using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <param name="Link">The signed page on which the teacher agrees or disputes.</param>
/// <param name="Rows">Every line, as the page shows it.</param>
/// <param name="Unpaid">The teacher's lessons that it does not pay.</param>
/// <param name="Repaid">Yuan of earlier months that came back, on top of the net.</param>
/// <param name="NoAccount">Nobody knows to where to pay: the office enters what the teacher says on the phone.</param>
/// <param name="IsAgain">It was checked before, and made anew since.</param>
/// <param name="IsReminder">No answer came yet.</param>
public sealed record PayslipToCheckMail(
    SiteContact Contact,
    string Name,
    Month Month,
    int Lessons,
    decimal Gross,
    decimal Tax,
    decimal Net,
    DateTimeOffset CheckBy,
    string Link,
    bool IsReminder = false,
    IReadOnlyList<PayslipRow>? Rows = null,
    decimal Repaid = 0,
    bool NoAccount = false,
    bool IsAgain = false,
    IReadOnlyList<UnpaidRow>? Unpaid = null
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsReminder ? "还等您核对" : "请核对")}{Dates.Month(Month)}工资单，{Dates.Deadline(CheckBy)}截止",
            Contact,
            Name,
            [
                new Paragraph(
                    IsAgain
                        ? $"您{Dates.Month(Month)}的工资单退回重新编制过，上次的答复不再算数，请再核对一次："
                        : $"您{Dates.Month(Month)}的工资单已做好，请核对："
                ),
                PayslipFacts.Sums(Lessons, Gross, Tax, Net, Repaid),
                PayslipFacts.Lines(Rows),
                .. PayslipFacts.Unpaid(Unpaid),
                new ActionLink("查看明细，同意或提出异议", Link),
                NoAccount
                    ? new Paragraph(
                        $"我们还没有您的银行账户，没有账户就不能发放。请打电话给协会登记：{Contact.Name} {Contact.Phone}。"
                    )
                    : null,
                new Paragraph($"请在 {Dates.Deadline(CheckBy)} 前回复；到时没有回复，视为同意。"),
            ]
        );
}
