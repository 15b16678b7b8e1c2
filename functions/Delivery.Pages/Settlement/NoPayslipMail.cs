using Delivery.Domain.Calendar;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Settlement;

/// <summary>To a teacher whose lessons of the month are none of them paid with it: no payslip would tell why.</summary>
/// <param name="Unpaid">All of them.</param>
public sealed record NoPayslipMail(SiteContact Contact, string Name, Month Month, IReadOnlyList<UnpaidRow> Unpaid)
    : IMail
{
    public Letter Write() =>
        new(
            $"{Dates.Month(Month)}没有您的工资单，请看原因",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Month(Month)}的工资单已发给老师核对，其中没有您的。"),
                .. PayslipFacts.Unpaid(Unpaid),
                new Paragraph($"您记得的和这里不一样，请打电话给协会：{Contact.Name} {Contact.Phone}。"),
            ]
        );
}
