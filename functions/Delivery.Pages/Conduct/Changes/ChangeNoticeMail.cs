using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Changes;

/// <summary>To everybody who has to know: what is different now.</summary>
/// <param name="Comment">What staff said with their yes.</param>
/// <param name="Link">The notice for the venue's door.</param>
public sealed record ChangeNoticeMail(
    SiteContact Contact,
    string Name,
    ChangeShown Change,
    string? Comment,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"更改告示：{Change.Title}（{Change.Street}）",
            Contact,
            Name,
            [
                new Paragraph("协会已同意这项更改，请按新的安排进行。一周一览和日历会随之更新。"),
                Change.Bullets,
                Change.Facts,
                string.IsNullOrEmpty(Comment) ? null : new Quote("协会", Comment),
                new ActionLink("打印门口告示", Link),
            ]
        );
}
