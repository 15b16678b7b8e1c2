using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>To the street: a place is kept for somebody whom no message reaches, so that a person calls them.</summary>
/// <param name="Person">Whose place it is; the number stands on the list only.</param>
/// <param name="Until">Until when the place is kept.</param>
public sealed record CallWithOfferMail(
    SiteContact Contact,
    string Name,
    CourseFacts Course,
    string Person,
    DateTimeOffset Until,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"请打电话：{Course.Discipline}有名额留给{Person}",
            Contact,
            Name,
            [
                new Paragraph(
                    $"{Course.Discipline}（{Course.Street}）空出一个名额，轮到候补的{Person}。系统没有办法用邮件或短信告诉{Person}。"
                ),
                new Paragraph(
                    $"名额留到{Dates.Deadline(Until)}。请打电话告诉本人；愿意来的，请在名单里加入，过时名额让给下一位。"
                ),
                new ActionLink("打开学员名单", Link),
            ]
        );
}
