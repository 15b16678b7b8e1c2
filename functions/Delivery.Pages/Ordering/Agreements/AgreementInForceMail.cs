using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Ordering.Agreements;

/// <summary>To a street whose letter the association has countersigned.</summary>
public sealed record AgreementInForceMail(
    SiteContact Contact,
    string Name,
    string Street,
    int Year,
    DateOnly On,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Year}年责任书已生效，可以申报了",
            Contact,
            Name,
            [
                new Paragraph($"协会已于{Dates.FullDay(On)}会签{Street}{Year}年的责任书，现在可以申报{Year}年的课程。"),
                new ActionLink("查看责任书", Link),
            ]
        );
}
