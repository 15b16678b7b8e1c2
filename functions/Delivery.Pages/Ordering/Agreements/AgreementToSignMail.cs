using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Agreements;

/// <summary>To a street that has not signed the newest version of the year's letter.</summary>
/// <param name="From">From this day on orders need it.</param>
public sealed record AgreementToSignMail(
    SiteContact Contact,
    string Name,
    string Street,
    int Year,
    DateOnly From,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请签署{Year}年社区体育配送责任书",
            Contact,
            Name,
            [
                new Paragraph($"{Street}{Year}年的责任书可以签了。请看过全文，填上姓名签署，大约两分钟。"),
                new Paragraph($"{Dates.FullDay(From)}起，签好并由协会会签后才能申报课程。"),
                new ActionLink("看责任书并签署", Link),
                new Paragraph("链接30天内有效，只能用来签这一份责任书。签好以后，盖章的扫描件请登录系统上传。"),
            ]
        );
}
