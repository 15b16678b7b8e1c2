using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Supervision;

/// <summary>To a street: a supervisor came without notice, and the association thanks it for what was seen.</summary>
/// <param name="On">The Shanghai date of the lesson.</param>
public sealed record PraiseMail(SiteContact Contact, string Name, string Street, DateOnly On, string Text, string Link)
    : IMail
{
    public Letter Write() =>
        new(
            $"协会表扬{Street}：{Dates.Day(On)}的督导",
            Contact,
            Name,
            [
                new Paragraph($"{Dates.Day(On)}协会派人看了{Street}的一节课。"),
                new Paragraph(Text),
                new ActionLink("查看", Link),
            ]
        );
}
